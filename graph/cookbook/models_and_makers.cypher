// Which models does each company develop?
MATCH (c:Entity)-[r:DEVELOPS]->(m:Model)
WHERE r.status = 'asserted'
WITH c.name AS company, m.name AS model ORDER BY model
RETURN company, collect(model) AS models
ORDER BY company
