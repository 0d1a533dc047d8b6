// How many articles there are of each language.
MATCH (a:Article)
RETURN a.language AS language, count(a) AS articles
ORDER BY articles DESC, language
