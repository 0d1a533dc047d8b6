// Whom do articles name as their source, and how often?
// $limit: integer = 50, how many sources
// columns: said_by, claims, articles
MATCH (c:Claim)-[:STATED_IN]->(a:Article)
WHERE c.attributed_to IS NOT NULL
RETURN c.attributed_to AS said_by, count(c) AS claims, count(DISTINCT a) AS articles
ORDER BY claims DESC, articles DESC, said_by
LIMIT $limit
