// Which statements cannot all hold?
// columns: kind, sentence, facts
MATCH (x:Conflict)-[:ABOUT]->(f:Fact)
RETURN x.kind AS kind, x.sentence AS sentence, count(f) AS facts
ORDER BY kind, sentence, facts
