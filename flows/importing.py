"""An import as a run of its own: the store falls behind, and the ledger keeps who brought which articles and when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flows.in_step import fall_behind
from graph.importing import Imported, import_dataset
from graph.ledger import Ledger, Run, run_id
from graph.ledger_format import made_by


def import_file(file: Path, ledger: Ledger, *, base: str) -> Imported:
    """Put an exported file into the ledger. The caller holds the lock."""
    started = _now()
    fall_behind(ledger.folder)
    done = import_dataset(file, ledger, base=base)
    if done.written:
        run = Run(
            run_id(started, done.written), "dealgraph import", started, _now(), made_by=made_by(), written=done.written
        )
        ledger.write_run(run)
    return done


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
