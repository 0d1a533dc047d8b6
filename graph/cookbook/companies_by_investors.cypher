// Which companies have the most investors?
// $limit: integer = 50, how many companies
// columns: company, investors
MATCH (i:Investor)-[:INVESTED_IN]->(c:Company)
RETURN c.name AS company, count(DISTINCT i) AS investors
ORDER BY investors DESC, company
LIMIT $limit
