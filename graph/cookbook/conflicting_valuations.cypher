// Which companies' valuations of one month do not agree, and which two sentences say so?
// $apart: number = 0.01, the share by which two valuations must differ
// columns: company, month, currency, amount, quote, article, other_amount, other_quote, other_article
MATCH (c:Entity)-[:VALUED_AT]->(v:Valuation)
MATCH (c)-[:VALUED_AT]->(w:Valuation)
WHERE v.amount < w.amount * (1 - $apart) AND v.currency = w.currency
  AND substring(v.dated, 0, 7) = substring(w.dated, 0, 7)
MATCH (v)<-[:SUPPORTS]-(one:Claim)-[:STATED_IN]->(a:Article)
MATCH (w)<-[:SUPPORTS]-(other:Claim)-[:STATED_IN]->(b:Article)
RETURN c.name AS company, substring(v.dated, 0, 7) AS month, v.currency AS currency, v.amount AS amount,
       one.quote AS quote, a.key AS article, w.amount AS other_amount, other.quote AS other_quote,
       b.key AS other_article
ORDER BY company, month, currency, amount, quote, article, other_amount, other_quote, other_article
