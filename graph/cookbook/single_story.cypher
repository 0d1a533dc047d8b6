// Which asserted facts rest on a single story?
// $relation: text = invested_in, the relation, as `dealgraph schema` names it
// columns: subject, relation, object, amount, currency, articles, first
MATCH (f:Fact {relation: $relation, status: 'asserted'})
WHERE f.asserted = 1
MATCH (f)<-[:SUPPORTS]-(:Claim)-[:STATED_IN]->(a:Article)
WITH f, count(DISTINCT a) AS articles
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount, f.currency AS currency,
       articles, f.first AS first
ORDER BY subject, relation, object, amount, currency, articles, first
