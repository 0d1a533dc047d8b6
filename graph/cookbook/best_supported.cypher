// What do the most stories agree on?
// $limit: integer = 50, how many facts
// columns: stories, subject, relation, object, amount, currency, first, last
MATCH (f:Fact:Asserted)
WITH f ORDER BY f.asserted DESC, f.iri LIMIT $limit
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f.asserted AS stories, s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount,
       f.currency AS currency, f.first AS first, f.last AS last
ORDER BY stories DESC, subject, relation, object, amount, currency, first, last
