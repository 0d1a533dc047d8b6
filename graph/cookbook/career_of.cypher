// For whom does a person work, or did, and as what?
// $person: name, the person
// columns: person, company, role, first, last
MATCH (p:Entity)-[r:WORKS_FOR]->(c:Entity)
WHERE p.folded CONTAINS '\n' + toLower($person) + '\n'
RETURN p.name AS person, c.name AS company, r.role AS role, r.first AS first, r.last AS last
ORDER BY person, first, company, role, last
