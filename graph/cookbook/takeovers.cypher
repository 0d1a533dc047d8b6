// Who bought whom, and is that asserted, denied or only reported?
// columns: buyer, bought, status, dated, stake, amount, currency
MATCH (a:Entity)-[r:ACQUIRED|ACQUIRED_REPORTED|ACQUIRED_DENIED]->(b:Company)
RETURN a.name AS buyer, b.name AS bought, r.status AS status, r.dated AS dated, r.stake AS stake, r.amount AS amount,
       r.currency AS currency
ORDER BY buyer, bought, status, dated, stake, amount, currency
