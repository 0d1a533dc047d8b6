// Which of some prices is asked in the place of which earlier one.
MATCH (n:Fact)-[:REPLACES]->(o:Fact)
WHERE n.iri IN $facts
RETURN n.iri AS new, o.iri AS old
