"""`dealgraph import`: what was exported, back into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DataOption, DryRunOption, VerboseOption


def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A file that `export` wrote as nquads, trig or jsonld; .gz and .zst too."),
    ],
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="The base under which it was exported, if not ours.")
    ] = None,
    catalogue: Annotated[
        str | None,
        typer.Option(
            "--catalogue",
            metavar="NAME",
            help="FILE holds names (SKOS, RDF, FollowTheMoney): know them in this data folder, by this name.",
        ),
    ] = None,
    kind: Annotated[
        str, typer.Option("--type", metavar="CLASS", help="With --catalogue: the class of things that tell none.")
    ] = "",
    dry_run: DryRunOption = False,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Put an exported dataset into the data folder; an export of it then has the same bytes. Then run `dealgraph sync`.

    The file is read and checked to its end before the first article is written. Articles that the folder has already
    are replaced by those of the file.

    With --catalogue, FILE is someone's list of names. They are kept in catalogue/NAME.ttl of the data folder and known
    there from the next command on; names of things that we know are added to them. An import of the same name takes the
    place of the earlier one. A NAME that ends with .ttl is a file of your own instead, for the package's catalogue.

    \b
    Examples:
      dealgraph import deals.trig --data fresh
      dealgraph import people.ftm.json --catalogue people
      dealgraph import deals.nq.gz --base https://data.example.org/deals/
    """
    from flows.importing import import_file
    from flows.rehearsal import copied
    from flows.settings import load_settings
    from graph.exports.base import checked_base
    from graph.ledger import Ledger

    settings = load_settings(data=data, base=base)
    folder = settings.data
    if catalogue is not None:
        _names(file, catalogue, kind, folder, dry_run=dry_run)
        return
    published = checked_base(settings.base)
    if dry_run:
        with copied(folder) as copy:
            would = import_file(file, Ledger.open(copy), base=published)
        typer.echo(
            f"Nothing was written. An import would write {len(would.written)} articles and {would.runs} runs, leave "
            f"{would.unchanged} as they are, and keep out {len(would.retracted)} that were retracted here."
        )
        return
    ledger = Ledger.open(folder)
    with ledger.writing("dealgraph import"):
        done = import_file(file, ledger, base=published)
    typer.echo(f"{len(done.written)} articles written, {done.unchanged} unchanged, {done.runs} runs.")
    if done.retracted:
        typer.echo(
            f"{len(done.retracted)} were retracted here and stay out; `dealgraph retract --undo` lets them back."
        )
    typer.echo("Run `dealgraph sync` to bring the store to it.")


def _names(file: Path, told: str, kind: str, data: Path, *, dry_run: bool) -> None:
    from graph.atomic import write_bytes
    from graph.known_names import imported_files, names_path
    from graph.ledger import Ledger
    from ontology.catalogue_import import names_for, read_outside
    from ontology.model import load_ontology

    things = read_outside(file, load_ontology(), default=kind)
    if told.endswith(".ttl"):
        out = Path(told)
        done = names_for(out, things)
        if not dry_run:
            write_bytes(out, done.turtle)
    elif dry_run:
        out = names_path(data, told)
        done = names_for(out, things, *imported_files(data))
    else:
        out = names_path(data, told)
        with Ledger.open(data).writing("dealgraph import"):
            done = names_for(out, things, *imported_files(data))
            write_bytes(out, done.turtle)
    why = ", as their names are those of several concepts" if done.ambiguous else ""
    typer.echo(f"{done.new} new concepts, {done.extended} with further names, {len(done.ambiguous)} left out{why}.")
    for other, number in done.dangling:
        typer.echo(
            f"Left out: {number} things of which {other} tells further names, as no list has them any more. "
            "Import the list that it was made from again."
        )
    if dry_run:
        typer.echo(f"Nothing was written. They would be in {out}.")
        return
    typer.echo(f"They are in {out}. `dealgraph reprocess` reads again the articles that hold such names.")
