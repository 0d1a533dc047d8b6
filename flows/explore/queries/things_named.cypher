// The things that go by one of these names or addresses.
MATCH (e:Entity)
WHERE e.iri IN $words OR e.name IN $words
RETURN e.iri AS iri, e.name AS name, e.type AS type
ORDER BY name, iri
LIMIT 200
