"""A fact's page: what it says, who tells it, in which order, and what contradicts it."""

from __future__ import annotations

from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from flows.explore.told import Told, told


@dataclass(frozen=True, slots=True)
class FactPage:
    """A fact with the claims behind it, in the order in which they were told."""

    fact: Told
    claims: tuple[Row, ...]
    stories: int
    conflicts: tuple[Row, ...]


def fact_page(desk: Desk, iri: str) -> FactPage | None:
    """The page of a fact, or None."""
    row = desk.row("fact", iri=iri)
    if row is None:
        return None
    claims = desk.rows("claims_of_fact", iri=iri)
    return FactPage(
        fact=told(row),
        claims=tuple(claims),
        stories=len({claim["story"] for claim in claims}),
        conflicts=tuple(desk.rows("conflicts_of_fact", iri=iri)),
    )
