// The conflicts about facts of a thing.
MATCH (e:Entity {iri: $iri})<-[:SUBJECT|OBJECT]-(f:Fact {disputed: true})<-[:ABOUT]-(k:Conflict)
RETURN DISTINCT k.iri AS iri, k.kind AS kind, k.sentence AS sentence
ORDER BY kind, iri
LIMIT 50
