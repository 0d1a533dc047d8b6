// What was known of a thing on a day, and how did it stand then?
// $about: name, the thing
// $on: last_day, the day
// columns: subject, relation, object, amount, currency, status, asserted, denied, reported
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(f:Fact)
WHERE e.folded CONTAINS '\n' + toLower($about) + '\n'
WITH DISTINCT f
MATCH (f)<-[:SUPPORTS|DENIES|REPORTS]-(c:Claim)-[:STATED_IN]->(a:Article)
WHERE a.published <= $on
WITH f, count(DISTINCT CASE WHEN c.status = 'asserted' THEN a.story END) AS asserted,
     count(DISTINCT CASE WHEN c.status = 'denied' THEN a.story END) AS denied,
     count(DISTINCT CASE WHEN c.status = 'reported' THEN a.story END) AS reported
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN s.name AS subject, f.relation AS relation, o.name AS object, f.amount AS amount, f.currency AS currency,
       CASE WHEN asserted > 0 THEN 'asserted' WHEN denied > 0 THEN 'denied' ELSE 'reported' END AS status,
       asserted, denied, reported
ORDER BY subject, relation, object, amount, currency, status, asserted, denied, reported
