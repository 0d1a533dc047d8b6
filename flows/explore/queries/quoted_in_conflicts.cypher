// The words of articles that disagree: of conflicts between texts, which no claim may hold.
MATCH (k:Conflict)-[q:QUOTES]->(a:Article)
WHERE k.iri IN $conflicts
RETURN k.iri AS conflict, q.quote AS quote, q.start AS start, a.iri AS article, a.key AS key, a.language AS language,
       a.published AS published, a.story AS story
ORDER BY conflict, published, key, start
