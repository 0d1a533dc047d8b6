// Who bought whom, and is that asserted, denied or only reported?
MATCH (a:Entity)-[r:ACQUIRED]->(b:Company)
RETURN a.name AS buyer, b.name AS bought, r.status AS status, r.stake AS stake, r.amount AS amount, r.currency AS currency
ORDER BY buyer, bought, status
