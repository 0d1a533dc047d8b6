// What does the use of which model cost?
// columns: seller, model, amount, currency, per_quantity, per_unit, side, dated, status
MATCH (c:Entity)-[:OFFERS|OFFERS_REPORTED|OFFERS_DENIED]->(p:Price)
OPTIONAL MATCH (p)-[:FOR]->(m:Model)
RETURN c.name AS seller, m.name AS model, p.amount AS amount, p.currency AS currency,
       p.per_quantity AS per_quantity, p.per_unit AS per_unit, p.side AS side, p.dated AS dated, p.status AS status
ORDER BY seller, model, amount, currency, per_quantity, per_unit, side, dated, status
