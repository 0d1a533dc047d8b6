// How did the price of a million tokens change over time, model by model?
// columns: model, seller, side, currency, dated, per_million
MATCH (c:Entity)-[:OFFERS]->(p:Price {per_unit: 'token'})-[:FOR]->(m:Model)
RETURN m.name AS model, c.name AS seller, p.side AS side, p.currency AS currency, p.dated AS dated,
       p.amount / p.per_quantity * 1000000 AS per_million
ORDER BY model, seller, side, currency, dated, per_million
