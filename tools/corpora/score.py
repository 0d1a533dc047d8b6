"""How many marked deals are found, and how many claims are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ontology.records import Claim, Reading, Span
from tools.corpora.passages import RELATIONS, Deal, Pair, Passage

EITHER = "either"
"""The row in which one relation taken for the other is no mistake."""


@dataclass(slots=True)
class Tally:
    """Counts of one corpus and relation; ``unjudged`` claims are on pairs of which the corpus says nothing."""

    deals: int = 0
    found: int = 0
    judged: int = 0
    right: int = 0
    unjudged: int = 0

    @property
    def recall(self) -> float | None:
        """The share of the deals that were found; None where there is none."""
        return self.found / self.deals if self.deals else None

    @property
    def precision(self) -> float | None:
        """The share of the judged claims that are right; None where there is none."""
        return self.right / self.judged if self.judged else None


def _rows() -> dict[str, Tally]:
    return {name: Tally() for name in (*RELATIONS, EITHER)}


@dataclass(slots=True)
class Score:
    """One corpus's counts, by relation and for either."""

    passages: int = 0
    unnamed: int = 0
    rows: dict[str, Tally] = field(default_factory=_rows)

    def add(self, passage: Passage, reading: Reading) -> None:
        """Count one passage and what was read from it, whatever the claims' status."""
        self.passages += 1
        self.unnamed += passage.unnamed
        claims = _claims(reading)
        for name, tally in self.rows.items():
            _count(tally, passage, claims, RELATIONS if name == EITHER else (name,))


def _claims(reading: Reading) -> list[Deal]:
    """What is claimed, each pair and relation once; a side stands wherever the article names the thing."""
    places: dict[str, list[Span]] = {}
    for link in reading.links:
        places.setdefault(link.entity, []).append(link.mention.span)
    said: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in reading.claims:
        if claim.relation in RELATIONS and claim.object:
            said.setdefault((claim.relation, claim.subject, claim.object), []).append(claim)
    return [
        Deal(relation, Pair(_side(subject, "subject", claims, places), _side(object_, "object", claims, places)))
        for (relation, subject, object_), claims in said.items()
    ]


def _side(thing: str, role: str, claims: Iterable[Claim], places: dict[str, list[Span]]) -> tuple[Span, ...]:
    told = [span for claim in claims for name, span in claim.evidence.roles if name == role]
    return tuple(sorted({*told, *places.get(thing, ())}))


def _count(tally: Tally, passage: Passage, claims: Sequence[Deal], relations: Sequence[str]) -> None:
    deals = _once(deal.pair for deal in passage.deals if deal.relation in relations)
    claimed = _once(claim.pair for claim in claims if claim.relation in relations)
    tally.deals += len(deals)
    tally.found += sum(any(claim.meets(deal) for claim in claimed) for deal in deals)
    for claim in claimed:
        if any(claim.meets(deal) for deal in deals):
            tally.judged += 1
            tally.right += 1
        elif _undecided(claim, passage):
            tally.unjudged += 1
        else:
            tally.judged += 1


def _undecided(claim: Pair, passage: Passage) -> bool:
    """Whether the corpus cannot tell that the claim is wrong; the two sides may stand either way round."""
    both = (claim, claim.swapped)
    if any(way.meets(pair) for way in both for pair in passage.open):
        return True
    if passage.closed is None:
        return False
    looked_at = (*passage.closed, *(deal.pair for deal in passage.deals))
    return not any(way.meets(pair) for way in both for pair in looked_at)


def _once(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(dict.fromkeys(pairs))
