// Which articles name a thing, and how often?
// $about: name, the thing
// columns: published, article, title, language, count
MATCH (e:Entity)<-[m:MENTIONS]-(a:Article)
WHERE e.folded CONTAINS '\n' + toLower($about) + '\n'
RETURN a.published AS published, a.key AS article, a.title AS title, a.language AS language, m.count AS count
ORDER BY published, article, title, language, count
