"""What became of a deal: who reported, denied and asserted it, article by article and within one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.facts import Fact
from ontology.records import Claim, Reading, Status


@dataclass(frozen=True, slots=True)
class Moment:
    """How an article stood to a deal at one place of its text; ``published`` is "" where the article has no date."""

    published: str
    article: str
    status: Status
    quote: str


@dataclass(frozen=True, slots=True)
class LifeLine:
    """The moments of deals that have the same ones, such as the parts that several investors took in one round."""

    facts: tuple[Fact, ...]
    moments: tuple[Moment, ...]


def life_lines(facts: Iterable[Fact], readings: Iterable[Reading]) -> tuple[LifeLine, ...]:
    """Those of all facts whose status changed: the first told first, articles without a date last."""
    told = {reading.article.iri: reading for reading in readings}
    claims = {claim.iri: claim for reading in told.values() for claim in reading.claims}
    lines: dict[tuple[Moment, ...], list[Fact]] = {}
    for fact in facts:
        moments = _moments([claims[iri] for iri in fact.claims], told)
        if len({moment.status for moment in moments}) > 1:
            lines.setdefault(moments, []).append(fact)
    ordered = sorted(lines.items(), key=lambda item: (_order(item[0][0]), item[1][0].iri))
    return tuple(LifeLine(tuple(sorted(found, key=lambda fact: fact.iri)), moments) for moments, found in ordered)


def _moments(claims: list[Claim], told: Mapping[str, Reading]) -> tuple[Moment, ...]:
    found = []
    for claim in claims:
        article, trigger = told[claim.article].article, claim.evidence.trigger
        # In one sentence the words that come later tell what came later: "denied it, and it was confirmed".
        place = (claim.evidence.span.start, trigger.start if trigger else 0, _TURNS[claim.status])
        moment = Moment(article.published, article.key or article.iri, claim.status, claim.evidence.text)
        found.append((_order(moment), place, moment))
    return tuple(dict.fromkeys(moment for _, _, moment in sorted(found, key=lambda item: item[:2])))


_TURNS = {Status.REPORTED: 0, Status.DENIED: 1, Status.ASSERTED: 2}
"""The order in which a status follows another where one word tells both."""


def _order(moment: Moment) -> tuple[bool, str, str]:
    return (not moment.published, moment.published, moment.article)
