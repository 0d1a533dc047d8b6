// In which words do articles speak of a thing's deals?
// $about: name, the thing
// columns: published, article, start, relation, status, confidence, said_by, quote
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(f:Fact)
WHERE e.folded CONTAINS '\n' + toLower($about) + '\n'
WITH DISTINCT f
MATCH (f)<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(a:Article)
RETURN a.published AS published, a.key AS article, c.start AS start, f.relation AS relation, c.status AS status,
       c.confidence AS confidence, c.attributed_to AS said_by, c.quote AS quote
ORDER BY published, article, start, relation, status, confidence, quote, said_by
