// Which rounds did a company raise, is said to have raised, or denies?
// $company: name, the company
// columns: company, dated, round, amount, currency, status, stories
MATCH (c:Entity)-[r:RAISED|RAISED_REPORTED|RAISED_DENIED]->(f:FundingRound)
WHERE c.folded CONTAINS '\n' + toLower($company) + '\n'
RETURN c.name AS company, f.dated AS dated, f.round AS round, f.amount AS amount, f.currency AS currency,
       f.status AS status, f.stories AS stories
ORDER BY company, dated, round, amount, currency, status, stories
