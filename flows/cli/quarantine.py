"""`dealgraph quarantine`: what could not be read, and another try."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from flows.cli.formats import TableFormat
from flows.cli.guarded import FAILED, is_verbose
from flows.cli.options import DataOption, LogOption, NoStoreOption, StoreOption, VerboseOption
from flows.cli.shown import as_json, print_table, printable, write_line


def quarantine(
    ctx: typer.Context,
    named: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARTICLE]...", help="Files or addresses as listed; all where none is given."),
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try them once more now.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Strike them off the list.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be tried or forgotten.")] = False,
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print the list.")] = TableFormat.TABLE,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    log: LogOption = None,
    verbose: VerboseOption = False,
) -> None:
    """List the articles that could not be had, each with the reason, or try them again.

    What may pass (a server that is down) is tried again by `dealgraph watch`, after 10 minutes and then ever less
    often; what lasts (a page that is gone, a file in another encoding) waits until it has changed, or for --retry.

    \b
    Examples:
      dealgraph quarantine
      dealgraph quarantine --retry
      dealgraph quarantine --retry https://example.org/a
      dealgraph quarantine --forget old/b.txt

    \b
    Exit code: 0; 1 when nothing of what was tried again could be read, or when an article is not on the list; 2 for a
    wrong option.
    """
    from dataclasses import asdict

    from flows import start
    from flows.cli.progress_bar import progress_bar
    from flows.cli.report_table import print_report
    from flows.quarantine import Quarantine
    from flows.settings import load_settings
    from graph.ledger import Ledger
    from ontology.errors import DealgraphError

    if retry and forget:
        raise typer.BadParameter("What is tried again is not forgotten; name one of the two.", param_hint="--forget")
    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    held = Quarantine(settings.data)
    listed = {entry.source: entry for entry in held.entries()}
    if unknown := [name for name in named or () if name not in listed]:
        where, remedy = str(settings.data), "`dealgraph quarantine` lists what is."
        raise DealgraphError(f"{unknown[0]!r} is not in quarantine", where=where, remedy=remedy)
    entries = [entry for source, entry in listed.items() if not named or source in named]
    if (retry or forget) and not dry_run and entries:
        if forget:
            with ledger.writing("dealgraph quarantine --forget"):
                typer.echo(f"{sum(held.release(entry.source) for entry in entries)} were struck off the list.")
            return
        with progress_bar(sys.stderr.isatty()) as progress:
            report = start.run_watch(
                (), settings, again=entries, with_store=not no_store, progress=progress, verbose=is_verbose(ctx)
            )
        print_report(report)
        if not report.could_do_something and held.entries():
            raise typer.Exit(FAILED)
        return
    if output is TableFormat.JSON:
        write_line(as_json([asdict(entry) for entry in entries]))
    elif not entries:
        typer.echo("Nothing is in quarantine.")
    else:
        rows = [(e.source, e.reason, e.fault, e.tries, e.origin, e.last[:19], e.due[:19]) for e in entries]
        print_table(("article", "reason", "fault", "tries", "source", "last try", "next try"), rows)
    if dry_run and (retry or forget):
        verb = "tried again" if retry else "forgotten"
        typer.echo(f"Nothing was done. These {len(entries)} would be {verb}: {printable(', '.join(named or ['all']))}.")
