// Who works for a company, or did, and as what?
// $company: name, the company
// columns: company, person, role, first, last
MATCH (p:Person)-[r:WORKS_FOR]->(c:Entity)
WHERE c.folded CONTAINS '\n' + toLower($company) + '\n'
RETURN c.name AS company, p.name AS person, r.role AS role, r.first AS first, r.last AS last
ORDER BY company, person, role, first, last
