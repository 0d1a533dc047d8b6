"""All conflicts of all kinds."""

from __future__ import annotations

from collections.abc import Iterable

from graph.conflicts.amounts import amounts
from graph.conflicts.dates import dates
from graph.conflicts.denials import denials
from graph.conflicts.mismatches import mismatches
from graph.conflicts.price_changes import price_changes
from graph.conflicts.stakes import stakes
from graph.conflicts.sums import sums
from graph.conflicts.told import NO_STORIES, Conflict, Told
from graph.facts import Fact
from graph.stories import Stories
from ontology.model import Ontology
from ontology.records import Reading


def conflicts(
    facts: Iterable[Fact], readings: Iterable[Reading], ontology: Ontology, stories: Stories = NO_STORIES
) -> tuple[Conflict, ...]:
    """All conflicts, sorted by IRI. With `stories`, two tellings of one text need no date to be compared."""
    by_article = {reading.article.iri: reading for reading in readings}
    told = Told(tuple(facts), ontology, stories, dict(sorted(by_article.items())))
    of_claims = [c for find in (denials, amounts, stakes, dates, sums, price_changes) for c in find(told)]
    unique = {c.iri: c for c in (*of_claims, *_untold(mismatches(told), of_claims))}
    return tuple(unique[iri] for iri in sorted(unique))


def _untold(found: Iterable[Conflict], known: Iterable[Conflict]) -> Iterable[Conflict]:
    """Those of which no conflict between claims has both sentences already."""
    told = [frozenset((quote.article, quote.span) for quote in conflict.quotes) for conflict in known]
    return (c for c in found if not any(frozenset((q.article, q.span) for q in c.quotes) <= t for t in told))
