// The conflicts that a claim stands in.
MATCH (c:Claim {iri: $iri})<-[:BETWEEN]-(k:Conflict)
RETURN k.iri AS iri, k.kind AS kind, k.sentence AS sentence
ORDER BY kind, iri
