// Which investments are only reported, or denied?
// columns: investor, company, status, dated, amount, currency, reported, denied
MATCH (i:Entity)-[r:INVESTED_IN_REPORTED|INVESTED_IN_DENIED]->(c:Company)
RETURN i.name AS investor, c.name AS company, r.status AS status, r.dated AS dated, r.amount AS amount,
       r.currency AS currency, r.reported AS reported, r.denied AS denied
ORDER BY investor, company, status, dated, amount, currency, reported, denied
