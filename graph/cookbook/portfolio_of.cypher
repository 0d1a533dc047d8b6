// What did an investor put money into, and when?
// $investor: name, the investor
// columns: dated, investor, company, round, amount, currency, stories
MATCH (i:Entity)-[r:INVESTED_IN]->(c:Company)
WHERE i.folded CONTAINS '\n' + toLower($investor) + '\n'
RETURN r.dated AS dated, i.name AS investor, c.name AS company, r.round AS round, r.amount AS amount,
       r.currency AS currency, r.stories AS stories
ORDER BY dated, investor, company, round, amount, currency, stories
