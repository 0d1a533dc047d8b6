// Which things have a name like this one?
// $name: name, a name or a part of one
// $limit: integer = 20, how many things
// columns: name, type, names, exact
MATCH (e:Entity)
WHERE e.folded CONTAINS toLower($name)
WITH e, e.folded CONTAINS '\n' + toLower($name) + '\n' AS exact, e.folded CONTAINS '\n' + toLower($name) AS begins
RETURN e.name AS name, e.type AS type, e.names AS names, exact
ORDER BY exact DESC, begins DESC, size(e.name), name, type, names
LIMIT $limit
