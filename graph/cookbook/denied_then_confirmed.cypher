// Which deals were denied, and later confirmed?
// columns: subject, relation, object, amount, currency, denied, denial, confirmed, confirmation
MATCH (f:Fact)<-[:DENIES]-(no:Claim)-[:STATED_IN]->(before:Article)
WITH f, no, before
MATCH (f)<-[:SUPPORTS]-(yes:Claim)-[:STATED_IN]->(after:Article)
WHERE after.published > before.published
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount, f.currency AS currency,
       before.published AS denied, no.quote AS denial, after.published AS confirmed, yes.quote AS confirmation
ORDER BY subject, relation, object, amount, currency, denied, denial, confirmed, confirmation
