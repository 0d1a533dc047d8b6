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
    from flows.job import sync_store
    from flows.settings import EMBEDDED, load_settings
    from flows.stores import opened_store
    from graph.ledger import Ledger
    from graph.project import project
    from graph.stores.base import BelongsToALedger
    from graph.stores.registry import discard_embedded
    from ontology.catalogue import load_catalogue
    from ontology.model import load_ontology

    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    with ledger.writing("dealgraph sync"):
        # The graph first: a ledger that cannot be read must not cost the store what it holds.
        graph = project(ledger.readings(), load_ontology(), load_catalogue())
        if rebuild and settings.store == EMBEDDED:
            discard_embedded(settings.data)
        with opened_store(settings, read_only=False) as opened:
            if take_over and isinstance(opened, BelongsToALedger):
                opened.take_over()
            if rebuild:
                opened.clear()
            changes = sync_store(graph, opened)
    if changes:
        typer.echo(f"{changes} nodes and edges were written or taken back; the store holds the ledger's graph.")
    else:
        typer.echo("Nothing changed: every node and edge of the ledger is in the store.")
