// The articles of one story.
MATCH (b:Article {story: $story})
RETURN b.iri AS iri, b.key AS key, b.name AS title, b.language AS language, b.published AS published
ORDER BY published, key
LIMIT 20
