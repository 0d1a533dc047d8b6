"""An import as a run of its own: the store falls behind, and the ledger keeps who brought which articles and when."""

from __future__ import annotations

from pathlib import Path

from flows.in_step import fall_behind
from flows.run_record import keep_record, moment
from graph.importing import Imported, import_dataset
from graph.ledger import Ledger


def import_file(file: Path, ledger: Ledger, *, base: str) -> Imported:
    """Put an exported file into the ledger. The caller holds the lock."""
    started = moment()
    fall_behind(ledger.folder)
    done = import_dataset(file, ledger, base=base)
    if done.written:
        keep_record(ledger, "dealgraph import", started, written=done.written)
    return done
