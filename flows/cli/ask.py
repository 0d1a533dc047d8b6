"""`dealgraph ask`: the questions of the cookbook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.formats import RowFormat
from flows.cli.guarded import say
from flows.cli.options import DataOption, StoreOption, VerboseOption
from flows.cli.patience import answered
from flows.cli.rows import print_rows
from flows.cli.typed import as_typed, parameters
from ontology.errors import DealgraphError

if TYPE_CHECKING:
    from graph.cypher import Recipe
    from graph.stores.base import RunsCypher


def ask(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Which question to ask; without one, all are listed.")
    ] = "",
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="What to ask about; see the list for each question."),
    ] = None,
    output: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the rows.")] = RowFormat.TABLE,
    cypher: Annotated[bool, typer.Option("--cypher", help="Show the question's Cypher instead of asking it.")] = False,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=0.001, help="Give the question up after so many seconds."),
    ] = None,
    data: DataOption = None,
    store: StoreOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Ask the graph one of the questions that analysts ask; without a name, list them all.

    A thing may be named by any of its names, in any script and case. Ctrl-C gives up a question that runs too long.

    \b
    Examples:
      dealgraph ask
      dealgraph ask investors_of --param company="Moonshot AI"
      dealgraph ask cheapest_today -p currency=CNY -p limit=5 --format csv
      dealgraph ask known_on -p about=月之暗面 -p on=2024-05-31
      dealgraph ask investors_of --cypher
    """
    from flows.settings import load_settings
    from flows.stores import opened_store, refuse_missing_store
    from graph.cypher import recipe, recipes
    from graph.stores.base import RunsCypher

    if not name:
        rows = [(each.name, each.question, _taken(each)) for each in recipes()]
        print_rows(("name", "question", "parameters"), rows, output)
        return
    asked = recipe(as_typed(name))
    if cypher:
        typer.echo(asked.query)
        return
    given = asked.given(dict(parameters(param or ())))
    settings = load_settings(data=data, store=store)
    refuse_missing_store(settings)
    with opened_store(settings, read_only=True) as opened:
        if not isinstance(opened, RunsCypher):
            raise DealgraphError("answers no Cypher", where=settings.store, remedy="Name another store with --store.")
        answer = answered(partial(opened.run, asked.query, given), timeout)
        if not answer.rows:
            _tell_unknown(asked, given, opened)
    # A store that found nothing may not name the columns either.
    print_rows(answer.columns or asked.columns, answer.rows, output)


def _taken(asked: Recipe) -> str:
    return "; ".join(f"{parameter.name}: {parameter.described()}" for parameter in asked.parameters)


def _tell_unknown(asked: Recipe, given: dict[str, object], store: RunsCypher) -> None:
    """Say on stderr which of the things that were asked about the graph does not know, with those of like names."""
    from graph.cypher import recipe

    find = recipe("find")
    for parameter in asked.parameters:
        if parameter.type != "name" or asked.name == find.name:
            continue
        found = store.run(find.query, find.given({"name": given[parameter.name], "limit": 5})).rows
        if not any(exact for *_, exact in found):
            like = f" Like it are {', '.join(str(name) for name, *_ in found)}." if found else ""
            say(f"Nothing is called {given[parameter.name]!r} in this graph.{like}")
