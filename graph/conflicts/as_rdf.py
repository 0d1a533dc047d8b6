"""Conflicts as RDF: each with its kind, its sentence, the facts and claims, and the words of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.conflicts.told import Conflict, Quote
from ontology.identifiers import content_iri
from ontology.namespaces import OA, ONTOLOGY, RDF, RDFS
from ontology.rdf import span_iri, span_triples, statement_parts


def conflict_triples(conflicts: Iterable[Conflict]) -> Iterator[ox.Triple]:
    """All that a dataset says of its conflicts."""
    for conflict in conflicts:
        yield from statement_parts(
            conflict.iri,
            (
                (RDF + "type", ox.NamedNode(ONTOLOGY + "Conflict")),
                (ONTOLOGY + "conflictKind", ox.NamedNode(ONTOLOGY + conflict.kind)),
                (RDFS + "comment", ox.Literal(conflict.sentence, language="en")),
                *((ONTOLOGY + "disputes", ox.NamedNode(iri)) for iri in conflict.facts),
                *((ONTOLOGY + "betweenClaims", ox.NamedNode(iri)) for iri in conflict.claims),
                *((ONTOLOGY + "quotation", ox.NamedNode(_quotation(quote))) for quote in conflict.quotes),
            ),
        )
        for quote in conflict.quotes:
            yield from _quote(quote)


def _quote(quote: Quote) -> Iterator[ox.Triple]:
    yield from statement_parts(
        _quotation(quote),
        (
            (RDF + "type", ox.NamedNode(OA + "SpecificResource")),
            (OA + "hasSource", ox.NamedNode(quote.article)),
            (OA + "hasSelector", ox.NamedNode(span_iri(quote.article, quote.span))),
            (OA + "exact", ox.Literal(quote.text)),
        ),
    )
    yield from span_triples(quote.article, quote.span)


def _quotation(quote: Quote) -> str:
    return content_iri("quotation", quote.article, quote.span.start, quote.span.end)
