"""`dealgraph query`: Cypher questions."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer

from flows.cli.options import DataOption, StoreOption, VerboseOption
from flows.cli.patience import answered
from flows.cli.shown import as_json, print_table, write_line
from ontology.errors import DealgraphError


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def query(
    cypher: Annotated[str, typer.Argument(metavar="CYPHER|NAME", help="The question in quotes, or a recipe's name.")],
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; the value is JSON, else text."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")] = Format.TABLE,
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
    from flows.settings import EMBEDDED, load_settings
    from flows.stores import opened_store, refuse_missing_store
    from graph.stores.base import RunsCypher

    cypher = _recipe(cypher) if cypher.isidentifier() else _as_typed(cypher)
    parameters = dict(map(_parameter, map(_as_typed, param or ())))
    settings = load_settings(data=data, store=store)
    refuse_missing_store(settings)
    with opened_store(settings, read_only=not write) as opened:
        if not isinstance(opened, RunsCypher):
            raise DealgraphError("answers no Cypher", where=settings.store, remedy="Name another store with --store.")
        if not write and settings.store != EMBEDDED:  # which is asked as a user without the right to write
            refuse_writing(cypher, opened, settings.store)
        answer = answered(partial(opened.run, cypher, parameters, write=write), timeout)
    if output is Format.JSON:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        write_line(as_json(rows))
    elif output is Format.CSV:
        write_line(as_csv(answer.columns, answer.rows))
    else:
        print_table(answer.columns, answer.rows)
        typer.echo(f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}")


def _as_typed(argument: str) -> str:
    """The argument as the terminal sent it, which is UTF-8 whatever the locale makes Python think.

    Where the locale's encoding lacks a letter, Python hands over half surrogate pairs, which no store takes.
    """
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError as error:
        raise DealgraphError("is not UTF-8", where="query", remedy="Set the terminal to UTF-8.") from error


def _recipe(name: str) -> str:
    from graph.cypher import recipes

    found = {recipe.name: recipe.query for recipe in recipes()}
    if name not in found:
        raise DealgraphError(
            f"{name!r} is neither a question in Cypher nor a recipe",
            where="query",
            remedy=f"Recipes: {', '.join(found)}.",
        )
    return found[name]


def as_csv(columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> str:
    """RFC 4180; lists and maps as JSON, nothing for null."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return text.getvalue().removesuffix("\r\n")


def _plain(value: object) -> object:
    if isinstance(value, list | tuple | dict | bool):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value is None else value


def _parameter(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise DealgraphError(f"{text!r} is no parameter", where="--param", remedy="Write NAME=VALUE.")
    try:
        read = json.loads(value)
    except ValueError:
        return name.strip(), value
    if isinstance(read, int) and not -(2**63) <= read < 2**63:
        raise DealgraphError(f"{value} is larger than a store's numbers", where="--param", remedy="Write it as a text.")
    return name.strip(), read
