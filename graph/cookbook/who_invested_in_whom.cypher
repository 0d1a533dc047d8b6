// Who invested in which company, with how much, and how many stories say so?
// columns: investor, company, dated, amount, currency, round, stories
MATCH (i:Investor)-[r:INVESTED_IN]->(c:Company)
RETURN i.name AS investor, c.name AS company, r.dated AS dated, r.amount AS amount, r.currency AS currency,
       r.round AS round, r.stories AS stories
ORDER BY investor, company, dated, amount, currency, round, stories
