// The things that an article names, and what they are called.
MATCH (a:Article {iri: $iri})-[m:MENTIONS]->(e:Entity)
RETURN e.iri AS iri, e.name AS name, e.type AS type, e.names AS names, m.count AS count
ORDER BY count DESC, name
