// Which prices of a thing are asked in the place of which earlier ones.
MATCH (e:Entity {iri: $iri})<-[:SUBJECT|OBJECT]-(n:Fact)-[:REPLACES]->(o:Fact)
RETURN DISTINCT n.iri AS new, o.iri AS old
