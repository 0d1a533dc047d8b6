// Who invested in which company, with how much, and how many stories say so?
MATCH (i:Investor)-[r:INVESTED_IN]->(c:Company)
WHERE r.status = 'asserted'
RETURN i.name AS investor, c.name AS company, r.amount AS amount, r.currency AS currency, r.stories AS stories
ORDER BY investor, company, amount
