// Which companies raised the most money, every sum counted where articles disagree on a round?
// $currency: text = USD, the ISO 4217 code of the money to count
// $limit: integer = 50, how many companies
// columns: company, rounds, amount, currency
MATCH (c:Entity)-[:RAISED]->(f:FundingRound)
WHERE f.currency = $currency
RETURN c.name AS company, count(f) AS rounds, sum(f.amount) AS amount, f.currency AS currency
ORDER BY amount DESC, company
LIMIT $limit
