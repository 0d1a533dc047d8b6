// How many facts are told of the subject of each of these.
MATCH (f:Fact)-[:SUBJECT]->(:Entity)<-[:SUBJECT]-(g:Fact)
WHERE f.iri IN $facts
RETURN f.iri AS fact, count(g) AS resting
