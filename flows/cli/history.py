"""`dealgraph history`: the versions of an article."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.formats import TableFormat
from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line


def history(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its key, its IRI, or the file or address that it was read from.")
    ],
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print it.")] = TableFormat.TABLE,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show the versions of an article: when each came, until when it held, how many claims it made.

    Earlier versions are kept with their text and claims, but no question, measure or export sees them. Of a retracted
    article only the reason is left.

    \b
    Examples:
      dealgraph history 01-en-tallgrund-series-b
      dealgraph history https://example.org/a --format json
    """
    from flows.settings import load_settings
    from flows.story_of import story_of
    from graph.ledger import Ledger

    steps = story_of(Ledger.open(load_settings(data=data).data, create=False), article)
    if output is TableFormat.JSON:
        from dataclasses import asdict

        write_line(as_json([asdict(step) for step in steps]))
        return
    columns = ("state", "key", "title", "claims", "since", "until", "source", "why", "article")
    print_table(columns, ([getattr(step, c) for c in columns] for step in steps))
