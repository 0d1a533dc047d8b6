// What was told for the first time since a day?
// $since: date, the first day
// columns: first, subject, relation, object, amount, currency, status
MATCH (f:Fact)
WHERE f.first >= $since
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f.first AS first, s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount,
       f.currency AS currency, f.status AS status
ORDER BY first, subject, relation, object, amount, currency, status
