"""What became of an article, from its first version to what is there now, or to its tombstone."""

from __future__ import annotations

from dataclasses import dataclass

from flows.retracting import find
from graph.ledger import Ledger
from graph.ledger_history import line
from ontology.records import Reading


@dataclass(frozen=True, slots=True)
class Step:
    """One version. ``since`` and ``until`` are instants, "" where not known or not over; ``why`` is of a tombstone."""

    state: str
    key: str
    title: str
    claims: int | None
    since: str
    until: str
    source: str
    why: str
    article: str
    replaced_by: str


def story_of(ledger: Ledger, name: str) -> tuple[Step, ...]:
    """All versions of the articles of that name, and those before and after them; the oldest first."""
    every = ledger.versions()
    told_of = line(every, (named.article for named in find(ledger, name)), later=True)
    came: dict[str, list[str]] = {}
    for run in ledger.runs():
        for article in told_of.intersection(run.written):
            came.setdefault(article, []).append(run.started)
    steps = []
    for version in every:
        if version.article in told_of:
            since = max((moment for moment in came.get(version.article, ()) if moment < version.until), default="")
            told = ledger.version_reading(version)
            steps.append(_step("replaced", told, since, version.until, version.replaced_by))
    for article in told_of:
        if reading := ledger.get(article):
            moments = [m for m in came.get(article, ()) if all(m > v.until for v in every if v.article == article)]
            steps.append(_step("current", reading, min(moments, default=""), "", ""))
    for stone in ledger.tombstones():
        if stone.article in told_of:
            places = ", ".join(stone.sources)
            steps.append(Step("retracted", stone.key, "", None, "", stone.when, places, stone.why, stone.article, ""))
    return tuple(sorted(steps, key=lambda step: (step.until or "~", step.article)))


def _step(state: str, reading: Reading, since: str, until: str, replaced_by: str) -> Step:
    article, claims = reading.article, len(reading.claims)
    return Step(state, article.key, article.title, claims, since, until, article.source, "", article.iri, replaced_by)
