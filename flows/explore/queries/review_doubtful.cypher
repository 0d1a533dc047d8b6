// Claims that are the least sure and stand alone behind their fact.
MATCH (c:Claim)
WHERE c.confidence < $below
WITH c ORDER BY c.confidence, c.iri LIMIT $limit
MATCH (c)-[:SUPPORTS|DENIES|REPORTS]->(f:Fact)
MATCH (c)-[:STATED_IN]->(a:Article)
RETURN c AS claim, f.iri AS fact, f.stories AS stories, a.iri AS article, a.key AS key, a.language AS language
