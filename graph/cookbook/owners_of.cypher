// Who bought a company or shares in it, directly or by way of other companies?
// $company: name, the company
// columns: owner, company, steps
MATCH path = (a:Entity)-[:ACQUIRED*1..4]->(b:Entity)
WHERE b.folded CONTAINS '\n' + toLower($company) + '\n'
RETURN a.name AS owner, b.name AS company, min(length(path)) AS steps
ORDER BY steps, owner, company
