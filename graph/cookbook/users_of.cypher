// Who uses a model, or anything of a company?
// $of: name, the model or the company
// columns: used, user, stories
MATCH (u:Entity)-[r:USES]->(x:Entity)
WHERE x.folded CONTAINS '\n' + toLower($of) + '\n'
RETURN x.name AS used, u.name AS user, r.stories AS stories
ORDER BY used, user, stories
