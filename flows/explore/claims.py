"""A claim's page: the sentence, what it says, the fact that it leads to, and what people decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from flows.explore.judged import OnRecord, Standing, on_record, standing_of
from flows.explore.marking import Paragraph, paragraphs, roles
from flows.explore.nodes import nodes_of
from flows.explore.told import Told, told
from graph.ledger import Ledger
from ontology.rdf import evidence_iri, reading_quads, sorted_nquads
from ontology.records import Article, Claim, Reading, Span

AROUND = 240
"""Code points shown before and after the sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """What fills a role, and by which words. ``thing`` is an IRI, "" for a value; ``read`` is its exact text."""

    role: str
    thing: str
    read: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that a claim's page shows."""

    claim: Claim
    article: Article
    context: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    names: dict[str, str]
    node: dict[str, str]
    fact: Told | None
    conflicts: tuple[Row, ...]
    standing: Standing
    record: tuple[OnRecord, ...]
    corrected: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the article that it is from."""

    reading: Reading
    claim: Claim
    fact: str | None


def find(desk: Desk, iri: str) -> Found | None:
    """The claim of that IRI, or None."""
    row = desk.row("claim", iri=iri)
    reading = desk.ledger.get(row["article"]) if row else None
    if row is None or reading is None:
        return None
    claim = next((claim for claim in reading.claims if claim.iri == iri), None)
    return Found(reading, claim, row["fact"]) if claim else None


def claim_page(desk: Desk, iri: str) -> ClaimPage | None:
    """The page of a claim, or None."""
    found = find(desk, iri)
    if found is None:
        return None
    claim, reading = found.claim, found.reading
    things = desk.rows("names_in_article", iri=reading.article.iri)
    node = nodes_of(desk, reading, things)
    called = {thing["iri"]: thing["name"] for thing in things}
    names = called | {entity.iri: called.get(node[entity.iri], entity.label) for entity in reading.entities}
    row = desk.row("fact", iri=found.fact) if found.fact else None
    fact = told(row) if row else None
    if fact:
        names |= {fact.subject: fact.subject_name} | ({fact.object: fact.object_name or ""} if fact.object else {})
    judgement = standing_of(desk, (claim,))[iri]
    return ClaimPage(
        claim=claim,
        article=reading.article,
        context=paragraphs(reading.article.text, _around(claim, reading.article.text), (claim,), reading.links, claim),
        parts=tuple(_parts(claim, reading)),
        names=names,
        node=node,
        fact=fact,
        conflicts=tuple(desk.rows("conflicts_of_claim", iri=iri)),
        standing=judgement,
        record=on_record(desk, iri),
        corrected=_corrected(claim, judgement, names),
    )


def nquads(ledger: Ledger, found: Found) -> bytes:
    """What the ledger holds of a claim: its own statements and those of its evidence, as sorted N-Quads."""
    about = {found.claim.iri, evidence_iri(found.claim)}
    quads = reading_quads(found.reading, ledger.ontology)
    return sorted_nquads(quad for quad in quads if getattr(quad.subject, "value", "") in about)


def _around(claim: Claim, text: str) -> Span:
    """The sentence with something before and after it, from a word's beginning to a word's end."""
    span = claim.evidence.span
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _parts(claim: Claim, reading: Reading) -> list[Part]:
    text = reading.article.text
    spans = dict(roles(claim))
    things = {"subject": claim.subject, **({"object": claim.object} if claim.object else {})}
    found = []
    # The words of a sum stand under a role of their own, since one sum gives several values.
    for role in dict.fromkeys((*things, *dict(claim.values), *spans)):
        span, thing = spans.get(role), things.get(role, "")
        reason = next(
            (k.reason for k in reading.links if span and k.entity == thing and k.mention.span.overlaps(span)), ""
        )
        found.append(Part(role, thing, claim.value(role) or "", span.of(text) if span else "", reason))
    return found


def _corrected(claim: Claim, standing: Standing, names: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """What a correction changes: role, as it was read, as it counts now."""
    read = {"subject": claim.subject, "object": claim.object or "", "status": claim.status.value, **dict(claim.values)}
    changes = standing.judgement.changes if standing.judgement else ()
    return tuple((role, names.get(read.get(role, ""), read.get(role, "")), names.get(to, to)) for role, to in changes)
