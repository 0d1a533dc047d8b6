// What do the most companies use?
// $limit: integer = 50, how many things
// columns: used, type, users
MATCH (u:Entity)-[:USES]->(x:Entity)
RETURN x.name AS used, x.type AS type, count(DISTINCT u) AS users
ORDER BY users DESC, used, type
LIMIT $limit
