"""What a translator leaves alone: numbers, names in Latin letters, and the things that mentions are linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.records import Quantity, Reading, Span

_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A word of a text that its translation has too, at the same turn: where it starts, and what it stands for."""

    start: int
    name: str


def anchors(reading: Reading) -> tuple[Anchor, ...]:
    """All anchors of an article in the order of its text."""
    # A new name that shows what it is by its letters is an anchor by them, so that missing it once does no harm.
    known = {entity.iri for entity in reading.entities if entity.known}
    linked = [k for k in reading.links if k.entity in known or not _ANCHOR.match(k.mention.surface)]
    links = [Anchor(link.mention.span.start, link.entity) for link in linked]
    taken = _places(link.mention.span for link in linked)
    numbers = [anchor for q in reading.quantities if q.span.start not in taken for anchor in _numbers(q)]
    taken |= _places(q.span for q in reading.quantities)
    found = _ANCHOR.finditer(reading.article.text)
    others = [Anchor(m.start(), _number_or_name(m.group())) for m in found if m.start() not in taken]
    return tuple(sorted(anchor for anchor in (*links, *numbers, *others) if anchor.name))


def _places(spans: Iterator[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _numbers(quantity: Quantity) -> Iterator[Anchor]:
    for attribute in ("amount", "amount_high", "percent"):
        text = quantity.value(attribute)
        if text is not None:
            yield Anchor(quantity.span.start, _number_or_name(text))


def _number_or_name(text: str) -> str:
    """A name as it is; of a number its telling digits, since 2.065, 2,065 and 20.65 may be one sum in three scales."""
    return text.replace(".", "").replace(",", "").strip("0") if text[0].isdigit() else text
