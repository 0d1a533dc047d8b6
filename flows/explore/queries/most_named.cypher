// The things that most articles name.
MATCH (e:Entity)<-[m:MENTIONS]-(:Article)
RETURN e.iri AS iri, e.name AS name, e.type AS type, count(m) AS articles
ORDER BY articles DESC, name, iri
LIMIT 24
