// Articles whose title or key holds these words.
MATCH (a:Article)
WHERE toLower(a.name) CONTAINS $words OR toLower(a.key) CONTAINS $words
RETURN a.iri AS iri, a.name AS name, a.key AS key, a.language AS language, a.published AS published
ORDER BY published DESC, key
LIMIT $limit
