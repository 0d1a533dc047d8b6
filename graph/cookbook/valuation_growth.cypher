// By how much did a company's valuation grow from one to the next?
// $company: name, the company
// columns: company, currency, dated, amount, later, later_amount, times
MATCH (c:Entity)-[:VALUED_AT]->(v:Valuation)
WHERE c.folded CONTAINS '\n' + toLower($company) + '\n'
MATCH (c)-[:VALUED_AT]->(w:Valuation)
WHERE w.currency = v.currency AND w.dated > v.dated AND v.amount > 0
WITH c, v, min(w.dated) AS later
MATCH (c)-[:VALUED_AT]->(w:Valuation)
WHERE w.currency = v.currency AND w.dated = later
RETURN c.name AS company, v.currency AS currency, v.dated AS dated, v.amount AS amount, later,
       w.amount AS later_amount, w.amount / v.amount AS times
ORDER BY company, currency, dated, amount, later, later_amount
