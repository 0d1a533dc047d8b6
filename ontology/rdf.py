"""A reading as RDF and back again, without loss: the form in which the ledger keeps what articles say.

One reading is one named graph, named by the article's IRI. There are no blank nodes: every helper node (a span, a
name, a piece of evidence) has an IRI made from its content, so that the same reading always gives the same quads.
An empty string is a statement left out. Spans are `oa:TextPositionSelector`s of the Web Annotation Vocabulary
(https://www.w3.org/TR/annotation-vocab/#textpositionselector), in code points, the end excluded, as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

import pyoxigraph as ox

from ontology.errors import DealgraphError
from ontology.identifiers import content_iri
from ontology.model import Attribute, Ontology
from ontology.namespaces import DCTERMS, OA, ONTOLOGY, PROV, RDF, RDFS, XSD
from ontology.rdf_reading import canonical, reading_from_quads
from ontology.records import Claim, Link, Quantity, Reading, Span

__all__ = [
    "attribute_literal",
    "canonical",
    "day_literal",
    "evidence_iri",
    "is_day",
    "mention_iri",
    "reading_from_quads",
    "reading_quads",
    "role_iri",
    "sorted_nquads",
    "span_iri",
    "statement_parts",
]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_Parts = Iterable[tuple[str, ox.NamedNode | ox.Literal | None]]


def reading_quads(reading: Reading, ontology: Ontology) -> list[ox.Quad]:
    """Everything that the reading says, in the graph named by its article.

    Raises `DealgraphError` for what RDF cannot hold: half a surrogate pair, a broken IRI, a number that is no
    `xsd:decimal`, an attribute that the vocabulary does not have.
    """
    article = reading.article
    try:
        graph = _iri(article.iri)
        triples = [*_article(reading), *_entities(reading, ontology), *_links(reading)]
        for claim in reading.claims:
            triples.extend(_claim(claim, ontology))
        for quantity in reading.quantities:
            triples.extend(_quantity(quantity, ontology))
        return [ox.Quad(subject, predicate, value, graph) for subject, predicate, value in triples]
    except ValueError as error:
        raise DealgraphError(f"cannot be written as RDF: {error}", where=article.key or article.iri) from error


def sorted_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """The quads as N-Quads, one a line, sorted by their bytes, each once: the same set gives the same bytes."""
    # N-Quads escapes line feeds inside literals, so every b"\n" ends a statement; bytes.splitlines would also cut at
    # other characters.
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    lines = {line for line in written.split(b"\n") if line}
    return b"".join(line + b"\n" for line in sorted(lines))


def attribute_literal(attribute: Attribute, text: str) -> ox.Literal:
    """A claim's value as a literal of its attribute's datatype, its written form kept; `ValueError` if it has none."""
    if attribute.datatype != "decimal":
        return _text(text)
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"{attribute.name} {text!r} is not a decimal without exponent")
    return _typed(text, "decimal")


def day_literal(day: str) -> ox.Literal:
    """A date as `xsd:date` where it is a day of the calendar, otherwise as plain text."""
    return _typed(day, "date") if is_day(day) else _text(day)


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, written as ISO 8601 does: February has no thirtieth."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def statement_parts(subject: str, parts: _Parts) -> Iterator[ox.Triple]:
    """Triples about one subject from predicate and value pairs; a value of None is left out."""
    node = _iri(subject)
    for predicate, value in parts:
        if value is not None:
            yield ox.Triple(node, _predicate(predicate), value)


def _article(reading: Reading) -> Iterator[ox.Triple]:
    article = reading.article
    yield from statement_parts(
        article.iri,
        (
            (RDF + "type", _iri(ONTOLOGY + "Article")),
            (ONTOLOGY + "key", _text_or_none(article.key)),
            (DCTERMS + "source", _text_or_none(article.source)),
            (DCTERMS + "language", _text_or_none(article.language)),
            (DCTERMS + "title", _text_or_none(article.title)),
            (DCTERMS + "issued", day_literal(article.published) if article.published else None),
            (ONTOLOGY + "url", _text_or_none(article.url)),
            (ONTOLOGY + "text", _text_or_none(article.text)),
            (ONTOLOGY + "translationOf", _text_or_none(article.translation_of)),
            (ONTOLOGY + "readWith", _text_or_none(reading.read_with)),
        ),
    )


def _entities(reading: Reading, ontology: Ontology) -> Iterator[ox.Triple]:
    for entity in reading.entities:
        if entity.type not in ontology.entity_types:
            raise ValueError(f"there is no kind of thing {entity.type!r}")
        names = [(content_iri("name", n.text, n.language, n.kind), n) for n in entity.names]
        yield from statement_parts(
            entity.iri,
            (
                (RDF + "type", _iri(ONTOLOGY + entity.type)),
                (RDFS + "label", _text_or_none(entity.label)),
                (ONTOLOGY + "known", _typed("true" if entity.known else "false", "boolean")),
                *((ONTOLOGY + "name", _iri(iri)) for iri, _ in names),
            ),
        )
        for iri, name in names:
            yield from statement_parts(
                iri,
                (
                    (RDF + "type", _iri(ONTOLOGY + "Name")),
                    (RDF + "value", _text(name.text)),
                    (DCTERMS + "language", _text_or_none(name.language)),
                    (ONTOLOGY + "nameKind", _text_or_none(name.kind)),
                ),
            )


def _links(reading: Reading) -> Iterator[ox.Triple]:
    for link in reading.links:
        mention, span = link.mention, link.mention.span
        yield from statement_parts(
            mention_iri(link),
            (
                (RDF + "type", _iri(ONTOLOGY + "Mention")),
                (OA + "hasSource", _iri(mention.article)),
                (OA + "hasSelector", _iri(span_iri(mention.article, span))),
                (OA + "exact", _text_or_none(mention.surface)),
                (ONTOLOGY + "mentionType", _iri(ONTOLOGY + mention.type)),
                (ONTOLOGY + "finder", _text_or_none(mention.finder)),
                (ONTOLOGY + "entity", _iri(link.entity)),
                (ONTOLOGY + "score", _typed(repr(float(link.score)), "double")),
                (ONTOLOGY + "reason", _text_or_none(link.reason)),
            ),
        )
        yield from span_triples(mention.article, span)


def _claim(claim: Claim, ontology: Ontology) -> Iterator[ox.Triple]:
    evidence = evidence_iri(claim)
    yield from statement_parts(
        claim.iri,
        (
            (RDF + "type", _iri(ONTOLOGY + "Claim")),
            # A relation is also the class of its claims, so that a SHACL shape can target them.
            (RDF + "type", _iri(ontology.relation(claim.relation).iri)),
            (ONTOLOGY + "relation", _iri(ontology.relation(claim.relation).iri)),
            (ONTOLOGY + "subject", _iri(claim.subject)),
            (ONTOLOGY + "object", _iri(claim.object) if claim.object is not None else None),
            *((ONTOLOGY + name, _value(ontology, name, text)) for name, text in claim.values),
            (ONTOLOGY + "status", _iri(ONTOLOGY + claim.status.value)),
            (ONTOLOGY + "confidence", _typed(repr(float(claim.confidence)), "double")),
            (ONTOLOGY + "attributedTo", _text_or_none(claim.attributed_to)),
            (ONTOLOGY + "extractor", _text_or_none(claim.extractor)),
            (PROV + "wasDerivedFrom", _iri(claim.article)),
            (ONTOLOGY + "evidence", _iri(evidence)),
        ),
    )
    found = claim.evidence
    roles = [(role_iri(claim, role, span), role, span) for role, span in found.roles]
    yield from statement_parts(
        evidence,
        (
            (RDF + "type", _iri(OA + "SpecificResource")),
            (OA + "hasSource", _iri(found.article)),
            (OA + "hasSelector", _iri(span_iri(found.article, found.span))),
            (OA + "exact", _text_or_none(found.text)),
            (ONTOLOGY + "trigger", _iri(span_iri(found.article, found.trigger)) if found.trigger else None),
            *((ONTOLOGY + "roleSpan", _iri(iri)) for iri, _, _ in roles),
        ),
    )
    for iri, role, span in roles:
        selector = (OA + "hasSelector", _iri(span_iri(found.article, span)))
        yield from statement_parts(
            iri, ((RDF + "type", _iri(ONTOLOGY + "RoleSpan")), (ONTOLOGY + "roleName", _text(role)), selector)
        )
    for known in (found.span, found.trigger, *(span for _, span in found.roles)):
        if known is not None:
            yield from span_triples(found.article, known)


def _quantity(quantity: Quantity, ontology: Ontology) -> Iterator[ox.Triple]:
    article = quantity.article
    yield from statement_parts(
        content_iri("quantity", article, quantity.span.start, quantity.span.end, quantity.values),
        (
            (RDF + "type", _iri(ONTOLOGY + "Quantity")),
            (OA + "hasSource", _iri(article)),
            (OA + "hasSelector", _iri(span_iri(article, quantity.span))),
            (ONTOLOGY + "sentence", _iri(span_iri(article, quantity.sentence))),
            *((ONTOLOGY + name, _value(ontology, name, text)) for name, text in quantity.values),
        ),
    )
    yield from span_triples(article, quantity.span)
    yield from span_triples(article, quantity.sentence)


def mention_iri(link: Link) -> str:
    """The IRI of a mention, as it is linked."""
    mention, span = link.mention, link.mention.span
    return content_iri(
        "mention", mention.article, span.start, span.end, mention.surface, mention.type, mention.finder, link.entity
    )


def evidence_iri(claim: Claim) -> str:
    """The IRI of the place where a claim was read."""
    return content_iri("evidence", claim.iri)


def role_iri(claim: Claim, role: str, span: Span) -> str:
    """The IRI of the words that fill a role of a claim."""
    return content_iri("role", claim.iri, role, span.start, span.end)


def span_iri(article: str, span: Span) -> str:
    """The IRI of a stretch of an article's text."""
    return content_iri("span", article, span.start, span.end)


def span_triples(article: str, span: Span) -> Iterator[ox.Triple]:
    """Where a stretch of an article's text begins and ends, in code points."""
    return statement_parts(
        span_iri(article, span),
        (
            (RDF + "type", _iri(OA + "TextPositionSelector")),
            (OA + "start", _typed(str(span.start), "nonNegativeInteger")),
            (OA + "end", _typed(str(span.end), "nonNegativeInteger")),
        ),
    )


def _value(ontology: Ontology, name: str, text: str) -> ox.Literal:
    if name not in ontology.attributes:
        raise ValueError(f"there is no attribute {name!r}")
    return attribute_literal(ontology.attributes[name], text)


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


@lru_cache(maxsize=256)
def _predicate(iri: str) -> ox.NamedNode:
    # There are some dozens of them, and each stands in every article a hundred times.
    return ox.NamedNode(iri)


def _text(text: str) -> ox.Literal:
    if _HALF_A_PAIR.search(text):
        raise ValueError(f"{text[:40]!r} holds half a surrogate pair")
    return ox.Literal(text)


def _text_or_none(text: str) -> ox.Literal | None:
    return _text(text) if text else None


def _typed(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
