// Which rounds did each company raise, the latest first?
// columns: company, round, amount, currency, dated
MATCH (c:Entity)-[:RAISED]->(f:FundingRound)
RETURN c.name AS company, f.round AS round, f.amount AS amount, f.currency AS currency, f.dated AS dated
ORDER BY company, dated DESC, round, amount, currency
