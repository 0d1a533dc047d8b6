// Which model's million tokens cost least today, by each seller's latest price?
// $on: last_day = 9999, the day that is today
// $currency: text = USD, the ISO 4217 code of the prices to compare
// $side: text = output, input or output
// $limit: integer = 20, how many prices
// columns: per_million, currency, model, seller, side, dated
MATCH (c:Entity)-[:OFFERS]->(p:Price {per_unit: 'token'})-[:FOR]->(m:Model)
WHERE p.dated <= $on AND p.currency = $currency AND coalesce(p.side, $side) = $side
WITH c, m, max(p.dated) AS latest
MATCH (c)-[:OFFERS]->(p:Price {per_unit: 'token'})-[:FOR]->(m)
WHERE p.dated = latest AND p.currency = $currency AND coalesce(p.side, $side) = $side
RETURN p.amount / p.per_quantity * 1000000 AS per_million, p.currency AS currency, m.name AS model,
       c.name AS seller, p.side AS side, p.dated AS dated
ORDER BY per_million, model, seller, side, dated
LIMIT $limit
