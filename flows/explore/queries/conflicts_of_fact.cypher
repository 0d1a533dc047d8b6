// The conflicts about a fact.
MATCH (f:Fact {iri: $iri})<-[:ABOUT]-(k:Conflict)
RETURN k.iri AS iri, k.kind AS kind, k.sentence AS sentence
ORDER BY kind, iri
