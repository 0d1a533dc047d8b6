// The conflicts that claims of an article stand in.
MATCH (a:Article {iri: $iri})<-[:STATED_IN]-(c:Claim)<-[:BETWEEN]-(k:Conflict)
RETURN c.iri AS claim, k.iri AS conflict, k.kind AS kind
ORDER BY claim, conflict
