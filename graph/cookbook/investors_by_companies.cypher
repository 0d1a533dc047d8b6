// Which investors put money into the most companies?
MATCH (i:Investor)-[r:INVESTED_IN]->(c:Company)
WHERE r.status = 'asserted'
RETURN i.name AS investor, count(DISTINCT c) AS companies
ORDER BY companies DESC, investor
