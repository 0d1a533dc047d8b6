// With whom does an investor share companies?
// $investor: name, the investor
// columns: co_investor, shared, companies
MATCH (a:Entity)-[:INVESTED_IN]->(c:Company)<-[:INVESTED_IN]-(b:Investor)
WHERE a.folded CONTAINS '\n' + toLower($investor) + '\n' AND a.iri <> b.iri
WITH DISTINCT b, c
ORDER BY c.name
RETURN b.name AS co_investor, count(c) AS shared, collect(c.name) AS companies
ORDER BY shared DESC, co_investor, companies
