"""`dealgraph ingest`: articles into the graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.guarded import FAILED, is_verbose
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


def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files (.txt .md .html .json .jsonl) and folders of them."),
    ],
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read; write nothing.")] = False,
    read: ReadOption = None,
    budget: BudgetOption = None,
    runner: RunnerOption = None,
    address: AddressOption = None,
    log: LogOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Read articles and put what they say into the graph.

    Only articles that are new, changed, or would be read differently now are read; the same input twice changes
    nothing. A changed file replaces its earlier article. JSON objects have text, and perhaps title, date, language,
    url.

    \b
    Examples:
      dealgraph ingest examples/articles
      dealgraph ingest news/ more.jsonl --data /srv/deals --store neo4j://localhost:7687
      dealgraph ingest news/ --dry-run
      dealgraph ingest archive/ --runner dask --address tcp://scheduler:8786

    \b
    Exit code: 0 when articles were read or were there already, even if others were skipped (the list says why);
    1 when nothing could be read or written; 2 for a wrong option; 130 after Ctrl-C.
    """
    from flows import start
    from flows.cli.progress_bar import progress_bar
    from flows.cli.report_table import print_report
    from flows.settings import load_settings

    settings = load_settings(
        data=data, store=store, language_model=language_model(read, budget), runner=runner, address=address
    )
    with progress_bar(sys.stderr.isatty()) as progress:
        if dry_run:
            report = start.dry_run(paths, settings, progress=progress)
        else:
            report = start.run_ingest(
                paths, settings, with_store=not no_store, progress=progress, verbose=is_verbose(ctx)
            )
    print_report(report)
    if not report.could_do_something:
        raise typer.Exit(FAILED)
