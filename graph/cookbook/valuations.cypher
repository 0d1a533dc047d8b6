// What is each company said to be worth, and when was that?
// columns: company, amount, currency, dated, status
MATCH (c:Entity)-[:VALUED_AT|VALUED_AT_REPORTED|VALUED_AT_DENIED]->(v:Valuation)
RETURN c.name AS company, v.amount AS amount, v.currency AS currency, v.dated AS dated, v.status AS status
ORDER BY company, dated, amount, currency, status
