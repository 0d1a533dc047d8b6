// How much is told of each of these things.
MATCH (e:Entity)
WHERE e.iri IN $iris
OPTIONAL MATCH (e)<-[m:MENTIONS]-(:Article)
WITH e, sum(m.count) AS mentions
OPTIONAL MATCH (e)<-[:SUBJECT|OBJECT]-(:Fact)<-[:SUPPORTS|REPORTS|DENIES]-(c:Claim)
RETURN e.iri AS iri, e.name AS name, e.type AS type, e.names AS names, mentions, count(DISTINCT c) AS claims
