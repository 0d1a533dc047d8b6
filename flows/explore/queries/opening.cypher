MATCH (i:Investor)-[r:INVESTED_IN]->(c:Company)
RETURN i, r.amount AS amount, r.currency AS currency, c
LIMIT 50
