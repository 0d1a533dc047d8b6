// What is named in the same articles as a thing?
// $with: name, the thing
// $limit: integer = 50, how many things
// columns: name, type, articles
MATCH (e:Entity)<-[:MENTIONS]-(a:Article)-[:MENTIONS]->(x:Entity)
WHERE e.folded CONTAINS '\n' + toLower($with) + '\n' AND x.iri <> e.iri
RETURN x.name AS name, x.type AS type, count(DISTINCT a) AS articles
ORDER BY articles DESC, name, type
LIMIT $limit
