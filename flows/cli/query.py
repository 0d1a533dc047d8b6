"""`dealgraph query`: Cypher questions."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Any

import typer

from flows.cli.formats import RowFormat
from flows.cli.guarded import say
from flows.cli.options import DataOption, StoreOption, VerboseOption
from flows.cli.patience import answered
from flows.cli.rows import print_rows
from flows.cli.typed import as_typed, parameters
from ontology.errors import DealgraphError


def query(
    cypher: Annotated[str, typer.Argument(metavar="CYPHER|NAME", help="The question in quotes, or a recipe's name.")],
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; the value is JSON, else text."),
    ] = None,
    output: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the rows.")] = RowFormat.TABLE,
    write: Annotated[bool, typer.Option("--write", help="Let the query change the store (never the ledger).")] = False,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=0.001, help="Give the query up after so many seconds."),
    ] = None,
    data: DataOption = None,
    store: StoreOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Ask the graph in Cypher. A query can change nothing unless --write. Ctrl-C gives up one that runs too long.

    CSV holds every text as it is. A spreadsheet may take one that begins with = + - or @ for a formula: import such
    columns as text.

    \b
    Examples:
      dealgraph query "MATCH (i:Investor)-[r]->(c:Company) RETURN i.name, type(r), c.name, r.amount, r.currency"
      dealgraph query 'MATCH (c:Claim)-[:STATED_IN]->(a) WHERE c.status = $s RETURN a.key, c.quote' -p s=denied
      dealgraph query 'MATCH (n) RETURN labels(n) AS labels, count(*) AS n' --format json
      dealgraph query conflicts
    """
    from flows.cli.read_only import refuse_writing
    from flows.cli.strange_names import strange_names
    from flows.settings import EMBEDDED, load_settings
    from flows.stores import opened_store, refuse_missing_store
    from graph.cypher import recipe
    from graph.stores.base import RunsCypher

    given: dict[str, object] = {name: _read(name, value) for name, value in parameters(param or ()).items()}
    if cypher.isidentifier():
        known = recipe(cypher)
        cypher, given = known.query, known.given(given)
    else:
        cypher = as_typed(cypher)
    settings = load_settings(data=data, store=store)
    refuse_missing_store(settings)
    with opened_store(settings, read_only=not write) as opened:
        if not isinstance(opened, RunsCypher):
            raise DealgraphError("answers no Cypher", where=settings.store, remedy="Name another store with --store.")
        if not write and settings.store != EMBEDDED:  # which is asked as a user without the right to write
            refuse_writing(cypher, opened, settings.store)
        answer = answered(partial(opened.run, cypher, given, write=write), timeout)
    print_rows(answer.columns, answer.rows, output)
    if not answer.rows and not write:
        for sentence in strange_names(cypher):
            say(sentence)


def _read(name: str, value: str) -> Any:
    """The value as JSON, else as text."""
    try:
        read = json.loads(value)
    except ValueError:
        return value
    if isinstance(read, int) and not -(2**63) <= read < 2**63:
        raise DealgraphError(
            f"{value} is larger than a store's numbers", where=f"--param {name}", remedy="Write it as a text."
        )
    return read
