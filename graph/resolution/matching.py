"""Which things of different articles are one."""

from __future__ import annotations

from collections.abc import Iterable

from graph.resolution.match import Match
from ontology.catalogue import Catalogue
from ontology.records import Reading


def matches(readings: Iterable[Reading], catalogue: Catalogue) -> tuple[Match, ...]:
    """Every pair of things that are, or may be, one, sorted."""
    return ()
