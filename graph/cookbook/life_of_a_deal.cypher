// How did the standing of each fact change, from article to article and within one?
// columns: subject, relation, object, published, article, start, status, quote
MATCH (f:Fact)<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(t:Article)
WHERE f.asserted < f.asserted + f.denied + f.reported AND f.denied < f.asserted + f.denied + f.reported
  AND f.reported < f.asserted + f.denied + f.reported
MATCH (f)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(b:Entity)
RETURN a.name AS subject, f.relation AS relation, b.name AS object, t.published AS published, t.key AS article,
       c.start AS start, c.status AS status, c.quote AS quote
ORDER BY subject, relation, object, published, article, start, status, quote
