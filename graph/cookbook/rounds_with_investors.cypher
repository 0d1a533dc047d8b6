// Who took part in which of a company's rounds?
// $company: name, the company
// columns: company, round, dated, amount, currency, investors
MATCH (c:Entity)-[:RAISED]->(f:FundingRound)
WHERE c.folded CONTAINS '\n' + toLower($company) + '\n'
OPTIONAL MATCH (i:Investor)-[r:INVESTED_IN]->(c)
WHERE r.round = f.round
WITH c, f, i.name AS investor ORDER BY investor
WITH c, f, collect(DISTINCT investor) AS investors
RETURN c.name AS company, f.round AS round, f.dated AS dated, f.amount AS amount, f.currency AS currency, investors
ORDER BY company, dated, round, amount, currency, investors
