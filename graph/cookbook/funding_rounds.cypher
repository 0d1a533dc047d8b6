// Which rounds did each company raise, the latest first?
MATCH (c:Company)-[r:RAISED]->(f:FundingRound)
WHERE r.status = 'asserted'
RETURN c.name AS company, f.round AS round, f.amount AS amount, f.currency AS currency, f.date AS date
ORDER BY company, date DESC, amount
