// Which words of which articles disagree with each other?
// columns: kind, sentence, article, published, language, start, quote
MATCH (x:Conflict)-[q:QUOTES]->(a:Article)
RETURN x.kind AS kind, x.sentence AS sentence, a.key AS article, a.published AS published, a.language AS language,
       q.start AS start, q.quote AS quote
ORDER BY kind, sentence, article, start, quote
