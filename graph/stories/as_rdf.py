"""Stories as RDF: which article tells which, and the parts of articles that tell one twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pyoxigraph as ox

from graph.stories.finding import Stories, Telling
from ontology.identifiers import content_iri
from ontology.namespaces import DCTERMS, OA, ONTOLOGY, RDF
from ontology.rdf import span_iri, span_triples, statement_parts


def parts_of(stories: Stories) -> dict[str, list[Telling]]:
    """The tellings of each article that has more than one in it, by the article's IRI."""
    told = sorted(stories.tellings, key=lambda telling: (telling.article, telling.span))
    grouped = ((article, list(group)) for article, group in groupby(told, key=lambda telling: telling.article))
    return {article: parts for article, parts in grouped if len(parts) > 1}


def story_triples(stories: Stories) -> Iterator[ox.Triple]:
    """All that a dataset says of its stories."""
    for story in sorted(set(stories.of_article.values())):
        yield from statement_parts(story, ((RDF + "type", ox.NamedNode(ONTOLOGY + "Story")),))
    for article, story in sorted(stories.of_article.items()):
        yield from statement_parts(article, ((ONTOLOGY + "story", ox.NamedNode(story)),))
    for parts in parts_of(stories).values():
        for part in parts:
            yield from _part(part)


def _part(part: Telling) -> Iterator[ox.Triple]:
    yield from statement_parts(
        content_iri("part", part.article, part.span.start, part.span.end),
        (
            (RDF + "type", ox.NamedNode(ONTOLOGY + "Part")),
            (DCTERMS + "isPartOf", ox.NamedNode(part.article)),
            (OA + "hasSelector", ox.NamedNode(span_iri(part.article, part.span))),
            (ONTOLOGY + "story", ox.NamedNode(part.story)),
        ),
    )
    yield from span_triples(part.article, part.span)
