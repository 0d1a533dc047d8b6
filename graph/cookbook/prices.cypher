// What does the use of which model cost?
MATCH (c:Entity)-[:OFFERS]->(p:Price)
OPTIONAL MATCH (p)-[:FOR]->(m:Model)
RETURN c.name AS seller, m.name AS model, p.amount AS amount, p.currency AS currency,
       p.per_quantity AS per_quantity, p.per_unit AS per_unit, p.side AS side, p.status AS status
ORDER BY seller, model, amount
