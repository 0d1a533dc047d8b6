// How many claims there are of each language, how sure they are on the whole, and how many are doubtful.
MATCH (c:Claim)-[:STATED_IN]->(a:Article)
RETURN a.language AS language, count(c) AS claims, avg(c.confidence) AS confidence,
       sum(CASE WHEN c.confidence < 0.5 THEN 1 ELSE 0 END) AS doubtful
