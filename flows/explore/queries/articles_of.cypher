// The articles that name a thing, the newest first.
MATCH (e:Entity {iri: $iri})<-[m:MENTIONS]-(a:Article)
RETURN a.iri AS iri, a.key AS key, a.name AS title, a.language AS language, a.published AS published, m.count AS count
ORDER BY published DESC, key
LIMIT $limit
