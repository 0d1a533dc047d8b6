"""`dealgraph explore`: look at the graph in the browser, and correct what is wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.options import DataOption, StoreOption, VerboseOption


def explore(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to listen on this machine; 0 for any free port.")
    ] = 8765,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address only.")] = False,
    data: DataOption = None,
    store: StoreOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Open the graph in the browser: search, things, articles with their claims marked, conflicts, review, Cypher.

    The pages are served on this machine alone, to whoever has the address that is printed. What is judged there
    (accept, reject, correct a claim; merge or split things) goes into the ledger with name, reason and time, counts in
    every later run, and can be taken back. Nothing is loaded from the web. Ctrl-C stops it.

    \b
    Examples:
      dealgraph explore
      dealgraph explore --port 0 --no-browser
      dealgraph explore --data dealgraph-data --store neo4j://localhost:7687
    """
    from flows.explore.serving import explore as serve
    from flows.settings import load_settings

    serve(load_settings(data=data, store=store), port, typer.echo, browser=not no_browser)
