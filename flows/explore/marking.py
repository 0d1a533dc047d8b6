"""An article's text cut into pieces, each with what it is: a part of a claim's sentence, a name, a role's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ontology.records import Claim, Link, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing begins or ends.

    ``thing`` is the IRI that a name stands for, "" outside of names. ``claims`` are those whose sentence it is in,
    ``ends`` those whose sentence ends with it; ``parts`` are the roles that its words fill in the chosen claim.
    """

    text: str
    thing: str = ""
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article."""

    pieces: tuple[Piece, ...]


def paragraphs(
    text: str, within: Span | None, claims: Iterable[Claim], links: Iterable[Link], chosen: Claim | None = None
) -> tuple[Paragraph, ...]:
    """The text, or a stretch of it, line by line; empty lines are left out."""
    whole = within or (Span(0, len(text)) if text else None)
    if whole is None:
        return ()
    found = []
    start = whole.start
    for line in whole.of(text).split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    told, named = list(claims), sorted(links, key=lambda link: (link.mention.span.start, -link.mention.span.end))
    return tuple(Paragraph(tuple(_pieces(text, Span(*place), told, named, chosen))) for place in found)


def _pieces(text: str, line: Span, claims: list[Claim], links: list[Link], chosen: Claim | None) -> Iterator[Piece]:
    sentences = [claim for claim in claims if claim.evidence.span.overlaps(line)]
    names = [link for link in links if link.mention.span.overlaps(line)]
    parts = [(role, span) for role, span in roles(chosen) if span.overlaps(line)] if chosen else []
    spans = [*(c.evidence.span for c in sentences), *(n.mention.span for n in names), *(span for _, span in parts)]
    edges = {line.start, line.end, *(edge for span in spans for edge in (span.start, span.end))}
    for start, end in pairwise(sorted(edge for edge in edges if line.start <= edge <= line.end)):
        piece = Span(start, end)
        inside = [claim for claim in sentences if claim.evidence.span.contains(piece)]
        yield Piece(
            text=piece.of(text),
            thing=next((link.entity for link in names if link.mention.span.contains(piece)), ""),
            claims=tuple(claim.iri for claim in inside),
            begins=tuple(claim.iri for claim in inside if claim.evidence.span.start == start),
            ends=tuple(claim.iri for claim in inside if claim.evidence.span.end == end),
            parts=tuple(dict.fromkeys(role for role, span in parts if span.contains(piece))),
        )


def roles(claim: Claim) -> tuple[tuple[str, Span], ...]:
    """The words that carry a claim: of each role, and the trigger."""
    trigger = claim.evidence.trigger
    return (*claim.evidence.roles, *((("trigger", trigger),) if trigger else ()))
