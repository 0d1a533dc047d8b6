// Things with a name like this one, a whole name first, then one that begins so.
MATCH (e:Entity)
WHERE e.folded CONTAINS $name
RETURN e.iri AS iri, e.name AS name, e.type AS type, e.names AS names,
       e.folded CONTAINS '\n' + $name + '\n' AS exact, e.folded CONTAINS '\n' + $name AS begins
ORDER BY exact DESC, begins DESC, size(e.name), name, iri
LIMIT $limit
