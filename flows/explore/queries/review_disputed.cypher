// Claims that stand in conflicts.
MATCH (k:Conflict)-[:BETWEEN]->(c:Claim)-[:STATED_IN]->(a:Article)
MATCH (c)-[:SUPPORTS|DENIES|REPORTS]->(f:Fact)
RETURN c AS claim, f.iri AS fact, f.stories AS stories, a.iri AS article, a.key AS key, a.language AS language,
       count(k) AS conflicts
ORDER BY conflicts DESC, claim.confidence
LIMIT $limit
