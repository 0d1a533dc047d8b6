// The facts that join any two of some things.
MATCH (s:Entity)<-[:SUBJECT]-(f:Fact)-[:OBJECT]->(o:Entity)
WHERE s.iri IN $things AND o.iri IN $things
RETURN f.iri AS fact, f.relation AS relation, f.status AS status, s.iri AS source, s.name AS source_name,
       s.type AS source_type, o.iri AS target, o.name AS target_name, o.type AS target_type
ORDER BY fact
LIMIT 1000
