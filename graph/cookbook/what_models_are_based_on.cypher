// Which models are based on which, directly or by way of others?
// $steps: integer = 6, over how many steps, six at most
// columns: model, base, steps
MATCH path = (m:Model)-[:BASED_ON*1..6]->(b:Model)
WHERE length(path) <= $steps
RETURN m.name AS model, b.name AS base, min(length(path)) AS steps
ORDER BY model, steps, base
