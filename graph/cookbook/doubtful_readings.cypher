// Which claims were read with little confidence?
// $below: number = 0.3, the confidence below which a claim is doubtful
// columns: confidence, relation, status, article, quote
MATCH (c:Claim)
WHERE c.confidence < $below
MATCH (c)-[:STATED_IN]->(a:Article)
RETURN c.confidence AS confidence, c.relation AS relation, c.status AS status, a.key AS article, c.quote AS quote
ORDER BY confidence, article, relation, status, quote
