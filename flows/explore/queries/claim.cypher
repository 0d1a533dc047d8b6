// One claim, its article and its fact.
MATCH (c:Claim {iri: $iri})-[:STATED_IN]->(a:Article)
OPTIONAL MATCH (c)-[:SUPPORTS|DENIES|REPORTS]->(f:Fact)
RETURN c AS claim, a.iri AS article, f.iri AS fact
