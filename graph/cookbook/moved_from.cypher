// Who left a company for which other one?
// $company: name, the company that they left, such as Google
// columns: person, left_company, former_role, joined_company, role
MATCH (p:Person)-[a:WORKS_FOR]->(c:Entity)
WHERE c.folded CONTAINS '\n' + toLower($company) + '\n' AND a.role STARTS WITH 'former'
MATCH (p)-[b:WORKS_FOR]->(d:Entity)
WHERE d.iri <> c.iri AND NOT coalesce(b.role, '') STARTS WITH 'former'
RETURN p.name AS person, c.name AS left_company, a.role AS former_role, d.name AS joined_company, b.role AS role
ORDER BY person, left_company, former_role, joined_company, role
