// The things that stand in a fact with one, and by which facts.
MATCH (e:Entity {iri: $iri})<-[:SUBJECT|OBJECT]-(f:Fact)
WITH DISTINCT f
ORDER BY f.stories DESC, f.iri
LIMIT $limit
MATCH (f)-[:SUBJECT]->(s:Entity), (f)-[:OBJECT]->(o:Entity)
RETURN f.iri AS fact, f.relation AS relation, f.status AS status, s.iri AS source, s.name AS source_name,
       s.type AS source_type, o.iri AS target, o.name AS target_name, o.type AS target_type
