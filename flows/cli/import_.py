"""`dealgraph import`: what was exported, back into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DataOption, VerboseOption


def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A file that `export` wrote as nquads, trig or jsonld; .gz and .zst too."),
    ],
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="The base under which it was exported, if not ours.")
    ] = None,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Put an exported dataset into the data folder; an export of it then has the same bytes. Then run `dealgraph sync`.

    The file is read and checked to its end before the first article is written. Articles that the folder has already
    are replaced by those of the file.

    \b
    Examples:
      dealgraph import deals.trig --data fresh
      dealgraph import deals.nq.gz --base https://data.example.org/deals/
    """
    from flows.settings import load_settings
    from graph.exports.base import checked_base
    from graph.importing import import_dataset
    from graph.ledger import Ledger
    from ontology.namespaces import BASE

    ledger = Ledger.open(load_settings(data=data).data)
    with ledger.writing("dealgraph import"):
        done = import_dataset(file, ledger, base=checked_base(base) if base else BASE)
    typer.echo(f"{len(done.written)} articles written, {done.unchanged} unchanged, {done.runs} runs.")
    typer.echo("Run `dealgraph sync` to bring the store to it.")
