"""`dealgraph reprocess`: read again what would be read differently now."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from flows.cli.guarded import is_verbose
from flows.cli.options import (
    AddressOption,
    BudgetOption,
    DataOption,
    LogOption,
    NoStoreOption,
    ReadOption,
    RunnerOption,
    StoreOption,
    VerboseOption,
    language_model,
)


def reprocess(
    ctx: typer.Context,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many would be read; write nothing.")] = False,
    read: ReadOption = None,
    budget: BudgetOption = None,
    runner: RunnerOption = None,
    address: AddressOption = None,
    log: LogOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Read again, from the texts in the ledger, the articles whose result can be another one now.

    After a change of the patterns of one language those of that language, after one of the catalogue those that hold
    a changed name, after any other change of vocabulary, weights or program all. The ledger is then, to the byte, as
    if every article had just been read for the first time.

    \b
    Examples:
      dealgraph reprocess
      dealgraph reprocess --dry-run
    """
    from flows import start
    from flows.cli.progress_bar import progress_bar
    from flows.cli.report_table import print_report
    from flows.settings import load_settings
    from graph.ledger import Ledger

    settings = load_settings(
        data=data, store=store, language_model=language_model(read, budget), runner=runner, address=address
    )
    if dry_run:
        from flows.extractor import configured_extractor
        from flows.reprocessing import count

        ledger = Ledger.open(settings.data, create=False)
        again, left = count(ledger, settings, configured_extractor(settings, asks=False).digest)
        typer.echo(f"Nothing was written. A run would read {again} articles again and leave {left} as they are.")
        return
    with progress_bar(sys.stderr.isatty()) as progress:
        report = start.run_reprocess(settings, with_store=not no_store, progress=progress, verbose=is_verbose(ctx))
    print_report(report)
