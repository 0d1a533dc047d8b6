"""`dealgraph watch`: what is new in the configured sources."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from flows.cli.guarded import FAILED, is_verbose
from flows.cli.options import (
    AddressOption,
    DataOption,
    LogOption,
    NoStoreOption,
    RunnerOption,
    StoreOption,
    VerboseOption,
)


def watch(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Names of sources; all where none is given.")
    ] = None,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ask the sources and say what would be read; write nothing.")
    ] = False,
    runner: RunnerOption = None,
    address: AddressOption = None,
    log: LogOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Look once at the sources of dealgraph.toml and read the articles that are new there.

    An article is known by its text: one that has moved is not new, a changed one replaces its earlier version, which
    `dealgraph history` keeps. What cannot be had goes into `dealgraph quarantine`.

    \b
    In dealgraph.toml:
      [sources.press]
      kind = "feed"                  # or folder, jsonl, urls, sitemap
      address = "https://example.org/feed.xml"
      language = "de"
      schedule = "0 * * * *"         # for `dealgraph schedule`

    \b
    Examples:
      dealgraph watch
      dealgraph watch press --dry-run

    \b
    Exit code: 0 when at least one source could be looked at; 1 when none could, or nothing could be written; 2 for a
    wrong option; 130 after Ctrl-C.
    """
    from flows import start
    from flows.cli.progress_bar import progress_bar
    from flows.cli.report_table import print_report
    from flows.cli.shown import printable
    from flows.settings import load_settings
    from flows.sources.memory import load

    settings = load_settings(data=data, store=store, runner=runner, address=address)
    told = tuple(names or ())
    if dry_run:
        look = start.look_only(told, settings)
        typer.echo(f"Nothing was written. A watch would read {look.new} new articles and ask for {look.pages} pages.")
        for skip in look.skipped:
            typer.echo(f"Skipped {printable(skip.source)}: {printable(skip.reason)}.")
        if look.nothing_answered:
            raise typer.Exit(FAILED)
        return
    with progress_bar(sys.stderr.isatty()) as progress:
        report = start.run_watch(told, settings, with_store=not no_store, progress=progress, verbose=is_verbose(ctx))
    print_report(report)
    if all(load(settings.data, name).fault for name in told or settings.sources):
        raise typer.Exit(FAILED)
