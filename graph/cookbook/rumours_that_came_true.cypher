// Which deals were first only reported, and later asserted?
// columns: subject, relation, object, amount, currency, reported, confirmed
MATCH (f:Fact)<-[:REPORTS]-(:Claim)-[:STATED_IN]->(before:Article)
WITH f, min(before.published) AS reported
MATCH (f)<-[:SUPPORTS]-(:Claim)-[:STATED_IN]->(after:Article)
WITH f, reported, min(after.published) AS confirmed
WHERE confirmed > reported
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount, f.currency AS currency,
       reported, confirmed
ORDER BY reported, confirmed, subject, relation, object, amount, currency
