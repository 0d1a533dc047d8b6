// What were the biggest rounds?
// $currency: text = USD, the ISO 4217 code of the money to compare
// $limit: integer = 20, how many rounds
// columns: amount, currency, company, round, dated, stories
MATCH (c:Entity)-[:RAISED]->(f:FundingRound)
WHERE f.currency = $currency AND f.amount IS NOT NULL
RETURN f.amount AS amount, f.currency AS currency, c.name AS company, f.round AS round, f.dated AS dated,
       f.stories AS stories
ORDER BY amount DESC, company, round, dated, stories
LIMIT $limit
