// Which models do the companies make that each investor put money into?
MATCH (i:Investor)-[r:INVESTED_IN]->(c:Company)-[d:DEVELOPS]->(m:Model)
WHERE r.status = 'asserted' AND d.status = 'asserted'
RETURN DISTINCT i.name AS investor, c.name AS company, m.name AS model
ORDER BY investor, company, model
