"""`dealgraph sparql`: SPARQL questions to the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.formats import RowFormat
from flows.cli.options import DataOption, VerboseOption
from flows.cli.rows import print_rows
from flows.cli.shown import print_table
from ontology.errors import DealgraphError


def sparql(
    query: Annotated[
        str | None,
        typer.Argument(metavar="[SPARQL|NAME|FILE]", help="A query in quotes, a question's name, or a .rq file."),
    ] = None,
    output: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the rows.")] = RowFormat.TABLE,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Ask the ledger in SPARQL; without a query, list the questions that there are. It needs no store.

    The default graph is all graphs together; each article has its own, facts and names are in graph:facts and
    graph:names. The prefixes of exports (dg, dgc, claim, fact, graph, oa, prov, skos, …) need not be declared.

    \b
    Examples:
      dealgraph sparql who_invested_in_whom
      dealgraph sparql 'SELECT ?key ?title { ?article dg:key ?key ; dcterms:title ?title } ORDER BY ?key'
      dealgraph sparql my-question.rq --format csv
    """
    from flows.settings import load_settings
    from graph.asking import ask, checked, loaded, questions
    from graph.known_names import catalogue_of
    from graph.ledger import Ledger

    if query is None:
        print_table(("name", "question"), [(each.name, each.question) for each in questions()])
        return
    wanted = checked(_wanted(query))  # before the ledger is read, which takes its time
    ledger = Ledger.open(load_settings(data=data).data, create=False)
    answer = ask(loaded(ledger, catalogue_of(ledger.folder)), wanted)
    print_rows(answer.columns, answer.rows, output)


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
