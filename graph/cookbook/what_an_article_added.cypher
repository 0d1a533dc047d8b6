// What did one article tell that no other article had told before?
// $article: text, the article's key, which is its file's name without its ending
// columns: subject, relation, object, amount, currency, round, status, quote
MATCH (a:Article {key: $article})<-[:STATED_IN]-(c:Claim)-[:SUPPORTS|DENIES|REPORTS]->(f:Fact)
OPTIONAL MATCH (f)<-[:SUPPORTS|DENIES|REPORTS]-(:Claim)-[:STATED_IN]->(b:Article)
WHERE b.iri <> a.iri AND (a.published IS NULL OR b.published <= a.published)
WITH c, f, count(b) AS before
WHERE before = 0
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount, f.currency AS currency,
       f.round AS round, c.status AS status, c.quote AS quote
ORDER BY subject, relation, object, amount, currency, round, status, quote
