// How does a thing stand to others: every asserted edge of it?
// $about: name, the thing
// columns: subject, edge, object, amount, currency, dated, stories
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(f:Fact:Asserted)
WHERE e.folded CONTAINS '\n' + toLower($about) + '\n'
WITH DISTINCT f
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN s.name AS subject, f.relation AS edge, o.name AS object, f.amount AS amount, f.currency AS currency,
       f.dated AS dated, f.stories AS stories
ORDER BY edge, subject, object, dated, amount, currency, stories
