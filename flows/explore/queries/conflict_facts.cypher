// What conflicts are about.
MATCH (k:Conflict)-[:ABOUT]->(f:Fact)-[:SUBJECT]->(s:Entity)
WHERE k.iri IN $conflicts
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN k.iri AS conflict, f AS fact, s.iri AS subject, s.name AS subject_name, o.iri AS object, o.name AS object_name
ORDER BY conflict, fact.iri
