"""The record that every command leaves of what it changed in the ledger, from which histories tell when and by what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from flows.sources import Skipped
from graph.ledger import Ledger, Run, run_id
from graph.ledger_format import made_by


def moment() -> str:
    """Now, as records hold it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def keep_record(
    ledger: Ledger,
    command: str,
    started: str,
    *,
    read_with: str = "",
    inputs: Iterable[str] = (),
    written: Iterable[str] = (),
    removed: Iterable[str] = (),
    skipped: Iterable[Skipped] = (),
) -> None:
    """Write the record of a command that ends now. Articles are IRIs; what was skipped is told with its reason."""
    given, new, gone = tuple(sorted(inputs)), tuple(written), tuple(removed)
    failed = tuple((_storable(skip.source), _storable(skip.reason)) for skip in skipped)
    name = run_id(started, given or (*new, *gone))
    run = Run(name, command, started, moment(), read_with, made_by(), given, new, gone, failed)
    ledger.write_run(run)


def _storable(text: str) -> str:
    """The text without half surrogate pairs, which an error may quote and the record cannot hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
