// The claims of conflicts: who says what, and in which story.
MATCH (k:Conflict)-[:BETWEEN]->(c:Claim)-[:STATED_IN]->(a:Article)
WHERE k.iri IN $conflicts
RETURN k.iri AS conflict, c AS claim, a.iri AS article, a.key AS key, a.language AS language, a.published AS published,
       a.story AS story
ORDER BY conflict, published, key, claim.start
