// What is asked for the use of a thing, or by it: every price that has a unit.
MATCH (e:Entity {iri: $iri})<-[:SUBJECT|OBJECT]-(f:Fact)
WHERE f.per_unit IS NOT NULL AND f.amount IS NOT NULL
WITH DISTINCT f
ORDER BY f.dated DESC, f.iri
LIMIT 400
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f AS fact, s.iri AS subject, s.name AS subject_name, o.iri AS object, o.name AS object_name
