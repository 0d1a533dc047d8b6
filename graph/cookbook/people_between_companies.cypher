// Who has posts at more than one company?
// columns: person, companies, posts
MATCH (p:Person)-[:WORKS_FOR]->(c:Entity)
WITH DISTINCT p, c
ORDER BY c.name
WITH p, count(c) AS companies, collect(c.name) AS posts
WHERE companies > 1
RETURN p.name AS person, companies, posts
ORDER BY companies DESC, person, posts
