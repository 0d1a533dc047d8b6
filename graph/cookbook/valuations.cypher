// What is each company said to be worth, and when was that?
MATCH (c:Company)-[:VALUED_AT]->(v:Valuation)
RETURN c.name AS company, v.amount AS amount, v.currency AS currency, v.date AS date, v.status AS status
ORDER BY company, date, amount
