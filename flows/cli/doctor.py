"""`dealgraph doctor`: what is there, what is missing, and how to get it."""

from __future__ import annotations

import typer

from flows.cli.guarded import FAILED
from flows.cli.options import DataOption, StoreOption, VerboseOption
from flows.cli.shown import print_table


def doctor(
    data: DataOption = None,
    store: StoreOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Check packages, the data folder, the store, Prefect and tools: their versions, what is missing, how to get it.

    The state is ok, missing (dealgraph needs it), absent (it can be missed) or busy (a run is writing it). Every
    article of the ledger is read to find damage. Changes nothing. Exit code 1 when something that dealgraph needs is
    missing.

    \b
    Examples:
      dealgraph doctor
      dealgraph doctor --store neo4j://localhost:7687
    """
    from flows.checks import examine

    found = examine(data, store)
    print_table(("what", "state", "found", "what to do"), ((c.what, c.state, c.found, c.remedy) for c in found))
    if any(check.state == "missing" for check in found):
        raise typer.Exit(FAILED)
