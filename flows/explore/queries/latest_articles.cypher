// The articles that were published last.
MATCH (a:Article)
WHERE a.published IS NOT NULL
RETURN a.iri AS iri, a.key AS key, a.name AS title, a.language AS language, a.published AS published
ORDER BY published DESC, key
LIMIT 12
