// Under which names is each thing known, and in how many articles?
// columns: name, type, names, articles
MATCH (e:Entity)<-[:MENTIONS]-(a:Article)
RETURN e.name AS name, e.type AS type, e.names AS names, count(a) AS articles
ORDER BY articles DESC, name, type, names
