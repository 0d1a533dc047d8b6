// How did the standing of each takeover change over time?
MATCH (b:Entity)<-[:OBJECT]-(f:Acquisition)-[:SUBJECT]->(a:Entity)
MATCH (f)<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(t:Article)
RETURN a.name AS buyer, b.name AS bought, t.published AS published, t.key AS article, c.status AS status
ORDER BY buyer, bought, published, article, status
