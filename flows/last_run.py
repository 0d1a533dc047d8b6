"""What the last run did and how long each of its stages took, for whoever watches from outside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from flows.report import RunReport
from graph.atomic import write_bytes

FILE = "last-run.json"


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run. ``facts`` were in the graph when a run made it last, None before the first time."""

    command: str
    started: str
    ended: str
    written: int
    removed: int
    failed: int
    facts: int | None
    seconds: dict[str, float]


def keep_last_run(data: Path, report: RunReport, started: str, ended: str) -> None:
    """Put the run in the place of the one before."""
    before = last_run(data)
    told = {
        "command": report.command,
        "started": started,
        "ended": ended,
        "written": len(report.written),
        "removed": len(report.replaced),
        "failed": len(report.skipped),
        "facts": report.facts if report.facts is not None else before and before.facts,
        "seconds": dict(report.seconds),
    }
    write_bytes(data / FILE, json.dumps(told, indent=1).encode() + b"\n")


def last_run(data: Path) -> LastRun | None:
    """The last run, None where there was none or its file cannot be read."""
    try:
        return LastRun(**json.loads((data / FILE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
