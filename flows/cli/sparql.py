"""`dealgraph sparql`: SPARQL questions to the ledger."""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line
from ontology.errors import DealgraphError


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def sparql(
    query: Annotated[
        str | None,
        typer.Argument(metavar="[SPARQL|NAME|FILE]", help="A query in quotes, a question's name, or a .rq file."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")] = Format.TABLE,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Ask the ledger in SPARQL; without a query, list the questions that there are. It needs no store.

    The default graph is all graphs together; each article has its own, facts and names are in dgi:graph/facts and
    dgi:graph/names. The prefixes of exports (dg, dgi, dgc, oa, prov, skos, dcterms, …) need not be declared.

    \b
    Examples:
      dealgraph sparql who_invested_in_whom
      dealgraph sparql 'SELECT ?key ?title { ?article dg:key ?key ; dcterms:title ?title } ORDER BY ?key'
      dealgraph sparql my-question.rq --format csv
    """
    from flows.settings import load_settings
    from graph.asking import ask, loaded, questions
    from graph.known_names import catalogue_of
    from graph.ledger import Ledger

    if query is None:
        print_table(("name", "question"), [(each.name, each.question) for each in questions()])
        return
    wanted = _wanted(query)
    ledger = Ledger.open(load_settings(data=data).data, create=False)
    answer = ask(loaded(ledger, catalogue_of(ledger.folder)), wanted)
    if output is Format.JSON:
        write_line(as_json([dict(zip(answer.columns, row, strict=True)) for row in answer.rows]))
    elif output is Format.CSV:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows([answer.columns, *answer.rows])
        write_line(text.getvalue().removesuffix("\r\n"))
    else:
        print_table(answer.columns, answer.rows)
        typer.echo(f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}")


def _wanted(query: str) -> str:
    from graph.asking import questions

    if query.endswith(".rq"):
        try:
            return Path(query).read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            raise DealgraphError(f"cannot be read: {error}", where=query, remedy="Name a file in UTF-8.") from error
    if not query.isidentifier():
        return query
    found = {each.name: each.query for each in questions()}
    if query not in found:
        raise DealgraphError(
            f"{query!r} is neither a query nor a question", where="sparql", remedy=f"Questions: {', '.join(found)}."
        )
    return found[query]
