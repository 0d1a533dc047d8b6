// What is only reported, neither asserted nor denied by any article?
// columns: first, subject, relation, object, amount, currency, stories
MATCH (f:Fact:Reported)
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f.first AS first, s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount,
       f.currency AS currency, f.stories AS stories
ORDER BY first, subject, relation, object, amount, currency, stories
