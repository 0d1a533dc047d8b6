"""A sentence with the words marked that its claims were read from: in colours, or between signs without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise

from rich.text import Text

from flows.cli.shown import printable
from ontology.records import Claim, Span


class Part(StrEnum):
    """What words do in a claim."""

    SUBJECT = "subject"
    OBJECT = "object"
    VALUE = "number, date"
    TRIGGER = "trigger"


SIGNS = {Part.SUBJECT: ("[", "]"), Part.OBJECT: ("{", "}"), Part.VALUE: ("<", ">"), Part.TRIGGER: ("*", "*")}

STYLES = {Part.SUBJECT: "bold cyan", Part.OBJECT: "bold green", Part.VALUE: "yellow", Part.TRIGGER: "underline"}
_TWO_SIDED = "bold magenta"
"""The subject of one claim that is the object of another of the same sentence."""


def marked(text: str, sentence: Span, claims: Iterable[Claim], *, colours: bool) -> Text:
    """The words of ``text`` at ``sentence``, those that carry one of the claims marked."""
    shown = Text()
    for span, parts in _stretches(sentence, claims):
        _append(shown, printable(span.of(text)), parts, colours)
    return shown


def legend(*, colours: bool) -> Text:
    """What the marks mean."""
    shown = Text()
    for number, part in enumerate(Part):
        shown.append("  " if number else "")
        _append(shown, part.value, (part,), colours)
    if colours:
        shown.append("  ")
        _append(shown, "subject and object", (Part.SUBJECT, Part.OBJECT), colours)
    return shown


def _append(shown: Text, words: str, parts: tuple[Part, ...], colours: bool) -> None:
    if colours:
        two_sided = Part.SUBJECT in parts and Part.OBJECT in parts
        shown.append(words, " ".join([*(STYLES[part] for part in reversed(parts)), *([_TWO_SIDED] * two_sided)]))
    else:
        opened = "".join(SIGNS[part][0] for part in parts)
        closed = "".join(SIGNS[part][1] for part in reversed(parts))
        shown.append(f"{opened}{words}{closed}")


def _stretches(sentence: Span, claims: Iterable[Claim]) -> Iterator[tuple[Span, tuple[Part, ...]]]:
    """The sentence cut wherever a part begins or ends, each piece with its parts."""
    spans: dict[Part, list[Span]] = {part: [] for part in Part}
    for claim in claims:
        for role, span in claim.evidence.roles:
            spans[Part(role) if role in (Part.SUBJECT, Part.OBJECT) else Part.VALUE].append(span)
        if claim.evidence.trigger is not None:
            spans[Part.TRIGGER].append(claim.evidence.trigger)
    # A subject may stand in an earlier sentence: only what is in this one can be marked in it.
    inside = {part: _joined(span for span in found if sentence.contains(span)) for part, found in spans.items()}
    edges = {sentence.start, sentence.end}
    edges.update(edge for found in inside.values() for span in found for edge in (span.start, span.end))
    places = sorted(edges)
    for start, end in pairwise(places):
        piece = Span(start, end)
        yield piece, tuple(part for part, found in inside.items() if any(span.contains(piece) for span in found))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(set(spans)):
        if joined and joined[-1].overlaps(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
