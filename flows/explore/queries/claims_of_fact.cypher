// The claims that a fact rests on, in the order in which they were told.
MATCH (f:Fact {iri: $iri})<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(a:Article)
RETURN c AS claim, a.iri AS article, a.key AS key, a.name AS title, a.language AS language, a.published AS published,
       a.story AS story
ORDER BY published, key, claim.start
