// How many facts a thing takes part in.
MATCH (e:Entity {iri: $iri})<-[:SUBJECT|OBJECT]-(f:Fact)
RETURN count(DISTINCT f) AS facts
