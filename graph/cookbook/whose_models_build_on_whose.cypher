// Whose models are based on whose models?
// columns: company, model, base, maker
MATCH (c:Entity)-[:DEVELOPS]->(m:Model)-[:BASED_ON]->(b:Model)<-[:DEVELOPS]-(d:Entity)
WHERE c.iri <> d.iri
RETURN DISTINCT c.name AS company, m.name AS model, b.name AS base, d.name AS maker
ORDER BY company, model, base, maker
