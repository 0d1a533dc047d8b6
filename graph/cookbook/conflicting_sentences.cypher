// Which two sentences of which articles contradict each other?
// columns: kind, published, article, status, amount, currency, quote, other_published, other_article, other_status
// columns: other_amount, other_currency, other_quote
MATCH (x:Conflict)-[:BETWEEN]->(one:Claim)
WITH x, one
MATCH (x)-[:BETWEEN]->(other:Claim)
WHERE one.iri < other.iri
WITH x, one, other
MATCH (one)-[:STATED_IN]->(a:Article)
MATCH (other)-[:STATED_IN]->(b:Article)
WHERE a.iri <> b.iri
RETURN x.kind AS kind, a.published AS published, a.key AS article, one.status AS status, one.amount AS amount,
       one.currency AS currency, one.quote AS quote, b.published AS other_published, b.key AS other_article,
       other.status AS other_status, other.amount AS other_amount, other.currency AS other_currency,
       other.quote AS other_quote
ORDER BY kind, article, quote, amount, status, other_article, other_quote, other_amount, other_status
