// To which fact each claim of an article leads, and how many stories tell it.
MATCH (a:Article {iri: $iri})<-[:STATED_IN]-(c:Claim)-[:SUPPORTS|DENIES|REPORTS]->(f:Fact)
RETURN c.iri AS claim, f.iri AS fact, f.status AS status, f.stories AS stories, f.disputed AS disputed
