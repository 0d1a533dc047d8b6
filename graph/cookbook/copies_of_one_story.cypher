// Which articles tell the same story, as copies or translations?
// columns: articles, languages, keys
MATCH (a:Article)
WITH a ORDER BY a.key
WITH a.story AS story, count(a) AS articles, collect(a.language) AS languages, collect(a.key) AS keys
WHERE articles > 1
RETURN articles, languages, keys
ORDER BY articles DESC, keys, languages
