"""What all corpora come down to: a stretch of text and the deals that people have marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.records import Span

INVESTED = "invested_in"
ACQUIRED = "acquired"
RELATIONS = (ACQUIRED, INVESTED)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things, each by the places where it is named; any one of its places will do."""

    first: tuple[Span, ...]
    second: tuple[Span, ...]

    @property
    def swapped(self) -> Pair:
        """The pair the other way round."""
        return Pair(self.second, self.first)

    def meets(self, other: Pair) -> bool:
        """Whether both sides overlap the other pair's, the first the first and the second the second."""
        return _meet(self.first, other.first) and _meet(self.second, other.second)


@dataclass(frozen=True, slots=True)
class Deal:
    """A marked deal: the pair's first one invested in, or acquired, its second one."""

    relation: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its marks.

    ``open`` are pairs on which the corpus does not decide whether a claim would be right. ``closed`` are pairs that it
    has looked at and found to be no deal; None tells that it has looked at everything. ``unnamed`` counts deals that
    are left out because the text names a side by a pronoun or the like only.
    """

    text: str
    language: str
    deals: tuple[Deal, ...]
    open: tuple[Pair, ...] = ()
    closed: tuple[Pair, ...] | None = None
    unnamed: int = 0


def distinct(text: str, deals: Iterable[Deal]) -> tuple[Deal, ...]:
    """The deals, those that name the same two things in the same words taken together."""
    kept: list[Deal] = []
    for deal in deals:
        twin = next((n for n, other in enumerate(kept) if _same(text, deal, other)), None)
        if twin is None:
            kept.append(deal)
        else:
            first = sorted({*kept[twin].pair.first, *deal.pair.first})
            second = sorted({*kept[twin].pair.second, *deal.pair.second})
            kept[twin] = Deal(deal.relation, Pair(tuple(first), tuple(second)))
    return tuple(kept)


def _same(text: str, one: Deal, other: Deal) -> bool:
    firsts = _words(text, one.pair.first) & _words(text, other.pair.first)
    seconds = _words(text, one.pair.second) & _words(text, other.pair.second)
    return one.relation == other.relation and bool(firsts and seconds)


def _words(text: str, places: Iterable[Span]) -> set[str]:
    return {place.of(text) for place in places}


def _meet(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in ours for other in theirs)
