// Who changed prices the most, the deepest cuts first?
// $limit: integer = 50, how many changes
// columns: percent, seller, model, dated, bound, stories
MATCH (c:Entity)-[:CHANGED_PRICE]->(p:PriceChange)
WHERE p.percent IS NOT NULL
OPTIONAL MATCH (p)-[:FOR]->(m:Model)
RETURN p.percent AS percent, c.name AS seller, m.name AS model, p.dated AS dated, p.bound AS bound,
       p.stories AS stories
ORDER BY percent, seller, model, dated, bound, stories
LIMIT $limit
