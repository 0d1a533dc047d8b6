// One fact with its things.
MATCH (f:Fact {iri: $iri})-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f AS fact, s.iri AS subject, s.name AS subject_name, o.iri AS object, o.name AS object_name
