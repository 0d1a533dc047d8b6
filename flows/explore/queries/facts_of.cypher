// The facts that a thing takes part in, the newest first.
MATCH (e:Entity {iri: $iri})<-[:SUBJECT|OBJECT]-(f:Fact)
WITH DISTINCT f
ORDER BY f.dated DESC, f.iri
LIMIT $limit
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f AS fact, s.iri AS subject, s.name AS subject_name, o.iri AS object, o.name AS object_name
