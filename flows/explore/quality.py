"""The page on runs and quality: what the last runs did, what could not be read, how well each language is covered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from extraction.claims.triggers import load_triggers
from extraction.claims.weights import learned_languages
from flows.explore.desk import Desk
from flows.quarantine import Entry, Quarantine
from flows.standing import PastRun
from graph.article_file import read_run, run_files
from graph.labels import ARTICLE, CLAIM, CONFLICT, ENTITY, FACT
from graph.quarantine import SetAside, quarantined

RUNS, LISTED = 20, 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """One language: what was read in it, and what the extractor knows of it. ``confidence`` is the claims' mean."""

    language: str
    articles: int
    claims: int
    confidence: float | None
    doubtful: int
    relations: int
    learned: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """All that the page shows."""

    counts: tuple[tuple[str, int], ...]
    relations: int
    languages: tuple[Coverage, ...]
    runs: tuple[PastRun, ...]
    quarantine: tuple[Entry, ...]
    quarantined: int
    set_aside: tuple[SetAside, ...]


def quality(desk: Desk) -> Quality:
    """How the data folder stands."""
    folder = desk.settings.data
    entries = Quarantine(folder).entries()
    return Quality(
        counts=counts(desk),
        relations=len(desk.ontology.relations),
        languages=desk.once("languages", lambda: _languages(desk)),
        runs=tuple(_past(path) for path in list(reversed(run_files(folder)))[:RUNS]),
        quarantine=entries[:LISTED],
        quarantined=len(entries),
        set_aside=tuple(islice(quarantined(folder), LISTED)),
    )


def counts(desk: Desk) -> tuple[tuple[str, int], ...]:
    """How many nodes there are of each main kind."""
    rows = desk.once("counts", lambda: desk.rows("counts"))
    kinds = (ARTICLE, CLAIM, FACT, ENTITY, CONFLICT)
    return tuple((kind, sum(row["count"] for row in rows if kind in row["labels"])) for kind in kinds)


def _languages(desk: Desk) -> tuple[Coverage, ...]:
    claims = {row["language"]: row for row in desk.rows("claims_by_language")}
    known, learned = load_triggers(), learned_languages()
    found = []
    for row in desk.rows("articles_by_language"):
        language, told = row["language"] or "", claims.get(row["language"], {})
        relations = {trigger.relation for trigger in known.get(language, ())} & desk.ontology.relations.keys()
        found.append(
            Coverage(
                language=language,
                articles=row["articles"],
                claims=told.get("claims", 0),
                confidence=told.get("confidence"),
                doubtful=told.get("doubtful", 0),
                relations=len(relations),
                learned=language in learned,
            )
        )
    return tuple(found)


@lru_cache(maxsize=2 * RUNS)
def _past(path: Path) -> PastRun:
    """A run in a line. Its file is written once and never changed."""
    run = read_run(path)
    return PastRun(run.started, run.command, len(run.written), len(run.removed), len(run.failed))
