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
    catalogue: Annotated[
        Path | None,
        typer.Option(
            "--catalogue", metavar="OUT", help="FILE holds names (SKOS, RDF, FollowTheMoney): make OUT of them."
        ),
    ] = None,
    kind: Annotated[
        str, typer.Option("--type", metavar="CLASS", help="With --catalogue: the class of things that tell none.")
    ] = "",
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Put an exported dataset into the data folder; an export of it then has the same bytes. Then run `dealgraph sync`.

    The file is read and checked to its end before the first article is written. Articles that the folder has already
    are replaced by those of the file.

    With --catalogue, FILE is someone's list of names, and OUT a Turtle file of the catalogue's form: put into
    ontology/catalogue/, it is known from the next run on. Names of things that we know are added to them. An OUT of an
    earlier import is made anew; any other file is left alone.

    \b
    Examples:
      dealgraph import deals.trig --data fresh
      dealgraph import people.ftm.json --catalogue ontology/catalogue/people.ttl
      dealgraph import deals.nq.gz --base https://data.example.org/deals/
    """
    from flows.importing import import_file
    from flows.settings import load_settings
    from graph.exports.base import checked_base
    from graph.ledger import Ledger
    from ontology.namespaces import BASE

    if catalogue is not None:
        _names(file, catalogue, kind)
        return
    ledger = Ledger.open(load_settings(data=data).data)
    with ledger.writing("dealgraph import"):
        done = import_file(file, ledger, base=checked_base(base) if base else BASE)
    typer.echo(f"{len(done.written)} articles written, {done.unchanged} unchanged, {done.runs} runs.")
    if done.retracted:
        typer.echo(
            f"{len(done.retracted)} were retracted here and stay out; `dealgraph retract --undo` lets them back."
        )
    typer.echo("Run `dealgraph sync` to bring the store to it.")


def _names(file: Path, out: Path, kind: str) -> None:
    from graph.atomic import write_bytes
    from ontology.catalogue_import import names_for, read_outside
    from ontology.model import load_ontology

    done = names_for(out, read_outside(file, load_ontology(), default=kind))
    write_bytes(out, done.turtle)
    why = ", as their names are those of several concepts" if done.ambiguous else ""
    typer.echo(f"{done.new} new concepts, {done.extended} with further names, {len(done.ambiguous)} left out{why}.")
