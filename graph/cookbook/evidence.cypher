// From which words, at which place of which article, was each fact read?
// $limit: integer = 1000, how many places
// columns: relation, article, start, end, status, quote
MATCH (f:Fact)<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(a:Article)
RETURN f.relation AS relation, a.key AS article, c.start AS start, c.end AS end, c.status AS status, c.quote AS quote
ORDER BY article, start, end, relation, status, quote
LIMIT $limit
