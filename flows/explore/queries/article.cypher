// One article.
MATCH (a:Article {iri: $iri})
RETURN a.iri AS iri, a.key AS key, a.name AS title, a.story AS story
