"""How a data folder stands: counts, last runs, what is new."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.checks import holder
from flows.quarantine import Quarantine
from flows.seen_conflicts import first_seen
from graph.article_file import article_files, read_run, run_files
from graph.ledger import Ledger
from ontology.namespaces import ONTOLOGY, RDF

SHOWN = 5
"""The last runs that are shown."""

_CLAIM = re.compile(rf"^<[^> ]*> <{re.escape(RDF)}type> <{re.escape(ONTOLOGY)}Claim> ".encode(), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run in a line."""

    started: str
    command: str
    written: int
    removed: int
    failed: int


@dataclass(frozen=True, slots=True)
class Standing:
    """``new_conflicts`` were first seen by the last run that changed something, which began at ``since``, or later."""

    articles: int
    claims: int
    versions: int
    retracted: int
    quarantine: int
    passing: int
    conflicts: int
    new_conflicts: int
    since: str
    writer: str
    records: int
    runs: tuple[PastRun, ...]


def standing(ledger: Ledger) -> Standing:
    """How the folder of this ledger stands, without reading any article to its meaning."""
    paths = article_files(ledger.folder)
    claims = sum(len(_CLAIM.findall(path.read_bytes())) for path in paths)
    runs = [
        PastRun(run.started, run.command, len(run.written), len(run.removed), len(run.failed))
        for run in map(read_run, reversed(run_files(ledger.folder)))
    ]
    since = next((run.started for run in runs if run.written or run.removed), "")
    entries = Quarantine(ledger.folder).entries()
    seen = first_seen(ledger.folder)
    return Standing(
        articles=len(paths),
        claims=claims,
        versions=len(ledger.versions()),
        retracted=len(ledger.tombstones()),
        quarantine=len(entries),
        passing=sum(bool(entry.due) for entry in entries),
        conflicts=len(seen),
        new_conflicts=sum(moment >= since for moment in seen.values()),
        since=since,
        writer=holder(ledger.folder),
        records=len(runs),
        runs=tuple(runs[:SHOWN]),
    )
