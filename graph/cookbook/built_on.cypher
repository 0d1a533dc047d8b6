// What is built on a model, directly or by way of others?
// $model: name, the model
// columns: base, model, steps, by_way_of
MATCH path = (m:Model)-[:BASED_ON*1..6]->(b:Entity)
WHERE b.folded CONTAINS '\n' + toLower($model) + '\n'
RETURN b.name AS base, m.name AS model, length(path) AS steps, [n IN nodes(path) | n.name] AS by_way_of
ORDER BY base, steps, model, by_way_of
