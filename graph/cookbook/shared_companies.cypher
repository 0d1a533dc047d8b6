// Which investors share companies?
// $at_least: integer = 1, how many companies two investors must share
// $limit: integer = 100, how many pairs
// columns: one, other, shared, companies
MATCH (a:Investor)-[:INVESTED_IN]->(c:Company)<-[:INVESTED_IN]-(b:Investor)
WHERE a.iri < b.iri
WITH DISTINCT a, b, c
ORDER BY c.name
WITH a, b, count(c) AS shared, collect(c.name) AS companies
WHERE shared >= $at_least
WITH CASE WHEN a.name < b.name THEN a.name ELSE b.name END AS one,
     CASE WHEN a.name < b.name THEN b.name ELSE a.name END AS other, shared, companies
RETURN one, other, shared, companies
ORDER BY shared DESC, one, other, companies
LIMIT $limit
