"""`dealgraph sync`: the ledger into a store, again."""

from __future__ import annotations

import typer

from flows.cli.options import DataOption, StoreOption, VerboseOption


def sync(data: DataOption = None, store: StoreOption = None, verbose: VerboseOption = False) -> None:
    """Make the graph from the ledger again and bring the store to it; only differences are written.

    \b
    Examples:
      dealgraph sync
      dealgraph sync --store neo4j://localhost:7687
    """
    from flows.job import sync_store
    from flows.settings import load_settings
    from flows.stores import opened_store
    from graph.ledger import Ledger
    from graph.project import project
    from ontology.catalogue import load_catalogue
    from ontology.model import load_ontology

    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    with ledger.writing("dealgraph sync"):
        graph = project(ledger.readings(), load_ontology(), load_catalogue())
        with opened_store(settings, read_only=False) as opened:
            changes = sync_store(graph, opened)
    if changes:
        typer.echo(f"{changes} nodes and edges were written or taken back; the store holds the ledger's graph.")
    else:
        typer.echo("Nothing changed: the store holds the ledger's graph.")
