// Which rounds were raised since a day?
// $since: date = 2024, the first day
// columns: dated, company, round, amount, currency, stories
MATCH (f:FundingRound:Asserted)
WHERE f.dated >= $since
MATCH (f)-[:SUBJECT]->(c:Entity)
RETURN f.dated AS dated, c.name AS company, f.round AS round, f.amount AS amount, f.currency AS currency,
       f.stories AS stories
ORDER BY dated, company, round, amount, currency, stories
