"""The conflicts' page: what disagrees, both quotes, and how many stories each side has."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from flows.explore.told import Told, told
from flows.seen_conflicts import first_seen

ON_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that say the same; ``claim`` is the properties of one of them, ``stories`` how many tell it."""

    status: str
    claim: Row
    stories: int
    claims: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with its sides, the one of most stories first; ``quotes`` are words that none of its claims has."""

    iri: str
    kind: str
    sentence: str
    seen: str
    facts: tuple[Told, ...]
    sides: tuple[Side, ...]
    quotes: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """One page of conflicts. ``kinds`` are all kinds with how many there are."""

    kinds: tuple[tuple[str, int], ...]
    total: int
    shown: tuple[Dispute, ...]
    pages: int


def disputes(desk: Desk, kind: str = "", number: int = 1) -> Disputes:
    """The conflicts of a kind, those that were found last first."""
    every = desk.once("conflicts", lambda: desk.rows("conflicts"))
    seen = first_seen(desk.settings.data)
    wanted = [row for row in every if not kind or row["kind"] == kind]
    wanted.sort(key=lambda row: (seen.get(row["iri"], ""), row["iri"]), reverse=True)
    first = (number - 1) * ON_A_PAGE
    return Disputes(
        kinds=tuple(sorted(Counter(row["kind"] for row in every).items())),
        total=len(wanted),
        shown=_with_sides(desk, wanted[first : first + ON_A_PAGE], seen),
        pages=-(-len(wanted) // ON_A_PAGE),
    )


def dispute(desk: Desk, iri: str) -> Dispute | None:
    """One conflict, or None."""
    found = [row for row in desk.once("conflicts", lambda: desk.rows("conflicts")) if row["iri"] == iri]
    return _with_sides(desk, found, first_seen(desk.settings.data))[0] if found else None


def _with_sides(desk: Desk, rows: list[Row], seen: dict[str, str]) -> tuple[Dispute, ...]:
    wanted = [row["iri"] for row in rows]
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in desk.rows("sides", conflicts=wanted) if wanted else ():
        claims[row["conflict"]].append(row)
    quotes: dict[str, list[Row]] = defaultdict(list)
    for row in desk.rows("quoted_in_conflicts", conflicts=wanted) if wanted else ():
        if all(row["quote"] != claim["claim"]["quote"] for claim in claims[row["conflict"]]):
            quotes[row["conflict"]].append(row)
    facts: dict[str, list[Told]] = defaultdict(list)
    for row in desk.rows("conflict_facts", conflicts=wanted) if wanted else ():
        facts[row["conflict"]].append(told(row))
    return tuple(
        Dispute(
            iri=row["iri"],
            kind=row["kind"],
            sentence=row["sentence"],
            seen=seen.get(row["iri"], "")[:10],
            facts=tuple(facts[row["iri"]]),
            sides=_sides(claims[row["iri"]]),
            quotes=tuple(quotes[row["iri"]]),
        )
        for row in rows
    )


def _sides(claims: list[Row]) -> tuple[Side, ...]:
    """The claims by what they say: denied or not, and which sum or stake."""
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in claims:
        claim = row["claim"]
        what = tuple(claim.get(name) for name in ("currency", "amount_text", "amount_high_text", "stake_text"))
        found[(claim["status"], *what)].append(row)
    sides = [
        Side(of[0]["claim"]["status"], of[0]["claim"], len({row["story"] for row in of}), tuple(of))
        for of in found.values()
    ]
    return tuple(sorted(sides, key=lambda side: (-side.stories, side.claims[0]["claim"]["iri"])))
