// Which models do the companies make that each investor put money into?
// columns: investor, company, model
MATCH (i:Investor)-[:INVESTED_IN]->(c:Company)-[:DEVELOPS]->(m:Model)
RETURN DISTINCT i.name AS investor, c.name AS company, m.name AS model
ORDER BY investor, company, model
