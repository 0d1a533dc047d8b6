// Who invested in a company, and when?
// $company: name, the company
// columns: dated, investor, company, round, amount, currency, stories
MATCH (i:Investor)-[r:INVESTED_IN]->(c:Entity)
WHERE c.folded CONTAINS '\n' + toLower($company) + '\n'
RETURN r.dated AS dated, i.name AS investor, c.name AS company, r.round AS round, r.amount AS amount,
       r.currency AS currency, r.stories AS stories
ORDER BY dated, investor, company, round, amount, currency, stories
