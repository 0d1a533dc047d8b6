// Which article reported, denied or asserted a deal, and when?
// $about: name, a thing that takes part in it
// columns: subject, relation, object, amount, currency, published, article, start, status, quote
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(f:Fact)<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(t:Article)
WHERE e.folded CONTAINS '\n' + toLower($about) + '\n'
WITH DISTINCT f, c, t
MATCH (f)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(b:Entity)
RETURN a.name AS subject, f.relation AS relation, b.name AS object, f.amount AS amount, f.currency AS currency,
       t.published AS published, t.key AS article, c.start AS start, c.status AS status, c.quote AS quote
ORDER BY subject, relation, object, amount, currency, published, article, start, status, quote
