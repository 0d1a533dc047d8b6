// What is each company worth by its latest valuation?
// $on: last_day = 9999, the day up to which to look
// columns: company, amount, currency, dated, stories
MATCH (c:Entity)-[:VALUED_AT]->(v:Valuation)
WHERE v.dated <= $on
WITH c, max(v.dated) AS latest
MATCH (c)-[:VALUED_AT]->(v:Valuation)
WHERE v.dated = latest
RETURN c.name AS company, v.amount AS amount, v.currency AS currency, v.dated AS dated, v.stories AS stories
ORDER BY company, currency, amount, dated, stories
