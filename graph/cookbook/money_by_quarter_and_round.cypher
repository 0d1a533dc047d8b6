// How much money was raised per quarter and round?
// columns: quarter, round, currency, rounds, amount
MATCH (:Entity)-[:RAISED]->(f:FundingRound)
WHERE f.amount IS NOT NULL AND f.currency IS NOT NULL
RETURN f.quarter AS quarter, f.round AS round, f.currency AS currency, count(f) AS rounds, sum(f.amount) AS amount
ORDER BY quarter, round, currency
