"""Two names that may be one thing's, in the order in which `dealgraph review` asks of them."""

from __future__ import annotations

from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from graph.judgements import Judgements
from graph.resolution.match import Match
from graph.resolution.queue import open_pairs, worth
from graph.resolution.written import kept_matches

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes in doubt, why, and how much hangs on an answer."""

    one: Row
    other: Row
    match: Match
    value: float


def pairs(desk: Desk) -> tuple[Pair, ...]:
    """The pairs that nobody has judged, those first on which most hangs."""
    matches, node = desk.once("matches", lambda: kept_matches(desk.ledger.folder))
    waiting = open_pairs(matches, node, Judgements(desk.ledger.folder).in_force())
    things = {row["iri"]: row for row in desk.rows("told_of", iris=sorted({iri for pair in waiting for iri in pair}))}
    found = [
        Pair(things[one], things[other], match, worth(match, _told(things[one]), _told(things[other])))
        for (one, other), match in waiting.items()
        if one in things and other in things
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.value, pair.one["iri"], pair.other["iri"]))[:SHOWN])


def _told(thing: Row) -> tuple[int, int]:
    return thing["mentions"] or 0, thing["claims"]
