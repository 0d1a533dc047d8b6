// Which models does each company develop?
// columns: company, models
MATCH (c:Entity)-[:DEVELOPS]->(m:Model)
WITH DISTINCT c, m.name AS model ORDER BY model
WITH c, collect(model) AS models
RETURN c.name AS company, models
ORDER BY company, models
