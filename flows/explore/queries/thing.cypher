// One thing.
MATCH (e:Entity {iri: $iri})
RETURN e.iri AS iri, e.name AS name, e.type AS type, e.names AS names, e.known AS known
