"""A reading as short JSON and back again, without loss, where that is quicker to read than RDF.

It is nobody's format but that of what a data folder remembers of its own files: a row of values for each part, in the
order of the fields of `ontology.records`, the article's IRI told once.
"""

from __future__ import annotations

from sys import intern
from typing import Any

import orjson

from ontology.records import Article, Claim, Entity, Evidence, Link, Mention, Name, Quantity, Reading, Span, Status


def encoded(reading: Reading) -> bytes | None:
    """The reading in one line; None for what would come back otherwise, as one that speaks of two articles."""
    try:
        line = orjson.dumps(_parts(reading))
    except TypeError:  # half a surrogate pair
        return None
    return line if decoded(line) == reading else None


def decoded(line: bytes) -> Reading:
    """The reading in a line; `ValueError`, `TypeError`, `KeyError` or `IndexError` for any other line."""
    told, read_with, links, entities, claims, quantities = orjson.loads(line)
    article = Article(*told)
    iri, at = article.iri, _Spans().at
    return Reading(
        article,
        intern(read_with),
        tuple(
            Link(Mention(iri, at(start, end), intern(surface), intern(kind), intern(finder)), intern(to), score, why)
            for start, end, surface, kind, finder, to, score, why in links
        ),
        tuple(
            Entity(intern(thing), intern(kind), intern(label), tuple(_name(*name) for name in names), known)
            for thing, kind, label, names, known in entities
        ),
        tuple(_claim(iri, at, *claim) for claim in claims),
        tuple(Quantity(iri, at(*span), at(*sentence), _pairs(values)) for span, sentence, values in quantities),
    )


class _Spans:
    """The spans of one article, each once: a name is told of by its mention and by the claims that speak of it."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int], Span] = {}

    def at(self, start: int, end: int) -> Span:
        found = self._made.get((start, end))
        if found is None:
            found = self._made[start, end] = Span(start, end)
        return found


def _parts(reading: Reading) -> list[Any]:
    a = reading.article
    return [
        [a.iri, a.key, a.source, a.language, a.title, a.published, a.url, a.text, a.translation_of],
        reading.read_with,
        [
            [*_ends(m.span), m.surface, m.type, m.finder, link.entity, link.score, link.reason]
            for link in reading.links
            for m in (link.mention,)
        ],
        [[e.iri, e.type, e.label, [[n.text, n.language, n.kind] for n in e.names], e.known] for e in reading.entities],
        [_told(claim) for claim in reading.claims],
        [[_ends(q.span), _ends(q.sentence), q.values] for q in reading.quantities],
    ]


def _told(c: Claim) -> list[Any]:
    e = c.evidence
    place = [_ends(e.span), e.text, _ends(e.trigger) if e.trigger else None, [[r, *_ends(s)] for r, s in e.roles]]
    said = [
        c.iri,
        c.relation,
        c.subject,
        c.object,
        c.values,
        c.status.value,
        c.attributed_to,
        c.confidence,
        c.extractor,
    ]
    return [*said, *place]


def _claim(article: str, at: Any, *told: Any) -> Claim:
    iri, relation, subject, target, values, status, by, confidence, extractor, span, text, trigger, roles = told
    return Claim(
        iri,
        article,
        intern(relation),
        intern(subject),
        target if target is None else intern(target),
        _pairs(values),
        Status(status),
        by,
        confidence,
        Evidence(
            article,
            at(*span),
            text,
            at(*trigger) if trigger else None,
            tuple((intern(role), at(start, end)) for role, start, end in roles),
        ),
        intern(extractor),
    )


def _pairs(values: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((intern(name), intern(text)) for name, text in values)


def _name(text: str, language: str, kind: str) -> Name:
    return Name(intern(text), intern(language), intern(kind))


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]
