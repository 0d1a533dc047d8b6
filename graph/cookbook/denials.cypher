// What is denied, by whom, and in which words?
// columns: subject, relation, object, amount, currency, said_by, published, article, quote
MATCH (c:Claim)-[:DENIES]->(f:Fact)
MATCH (c)-[:STATED_IN]->(a:Article)
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount, f.currency AS currency,
       c.attributed_to AS said_by, a.published AS published, a.key AS article, c.quote AS quote
ORDER BY subject, relation, object, amount, currency, published, article, quote, said_by
