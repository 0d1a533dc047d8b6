// All conflicts with their claims: who says what in which story.
MATCH (k:Conflict)
RETURN k.iri AS iri, k.kind AS kind, k.sentence AS sentence
