// Who was first told of as an investor in a company since a day?
// $since: date = 2024, the first day
// columns: first, investor, company, amount, currency
MATCH (f:Investment:Asserted)
WHERE f.first >= $since
MATCH (f)-[:SUBJECT]->(i:Entity)
MATCH (f)-[:OBJECT]->(c:Entity)
OPTIONAL MATCH (i)<-[:SUBJECT]-(e:Investment:Asserted)-[:OBJECT]->(c)
WHERE e.first < f.first
WITH f, i, c, count(e) AS earlier
WHERE earlier = 0
RETURN f.first AS first, i.name AS investor, c.name AS company, f.amount AS amount, f.currency AS currency
ORDER BY first, investor, company, amount, currency
