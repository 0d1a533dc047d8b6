// Which investors put money into the most companies?
// $limit: integer = 50, how many investors
// columns: investor, companies
MATCH (i:Investor)-[:INVESTED_IN]->(c:Company)
RETURN i.name AS investor, count(DISTINCT c) AS companies
ORDER BY companies DESC, investor
LIMIT $limit
