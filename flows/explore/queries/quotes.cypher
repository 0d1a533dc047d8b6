// The words behind facts, the surest claim of each first.
MATCH (f:Fact)<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(a:Article)
WHERE f.iri IN $facts
RETURN f.iri AS fact, c.iri AS claim, c.quote AS quote, c.status AS status, c.confidence AS confidence,
       a.iri AS article, a.key AS key, a.language AS language
ORDER BY fact, confidence DESC, claim
