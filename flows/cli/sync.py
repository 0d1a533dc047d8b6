"""`dealgraph sync`: the ledger into a store, again."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.options import DataOption, StoreOption, VerboseOption


def sync(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Empty the store of dealgraph's nodes first and load all of them again.")
    ] = False,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Replace the graph of another ledger that the store holds.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how much would change; write nothing.")] = False,
    data: DataOption = None,
    store: StoreOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Make the graph from the ledger again and bring the store to it; only differences are written.

    What `query --write` has changed in the ledger's own nodes is not noticed: --rebuild undoes it. It also makes an
    embedded store anew whose files are damaged.

    \b
    Examples:
      dealgraph sync
      dealgraph sync --rebuild
      dealgraph sync --store neo4j://localhost:7687
    """
    from flows.settings import load_settings
    from flows.syncing import sync_ledger, sync_preview
    from graph.ledger import Ledger

    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    if dry_run:
        written, taken_back = sync_preview(ledger, settings)
        typer.echo(f"Nothing was written. A sync would write {written} nodes and edges and take back {taken_back}.")
        return
    with ledger.writing("dealgraph sync"):
        changes = sync_ledger(ledger, settings, rebuild=rebuild, take_over=take_over)
    if changes:
        typer.echo(f"{changes} nodes and edges were written or taken back; the store holds the ledger's graph.")
    else:
        typer.echo("Nothing changed: every node and edge of the ledger is in the store.")
