"""`dealgraph export`: the ledger, or a part of it, as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DataOption, DryRunOption, VerboseOption
from flows.cli.shown import on_stdout, write_line
from ontology.errors import DealgraphError

_Several = list[str] | None
_STDOUT = Path("-")


def export(
    target: Annotated[
        Path, typer.Argument(metavar="DIR|FILE|-", help="A folder for several files, else a file, or - for stdout.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="jsonl, csv or neo4j-import (several files); turtle, ntriples, nquads, trig, jsonld, rdfxml, "
            "graphml or gexf; ontology or shapes. Not needed where the FILE's ending tells it.",
        ),
    ] = None,
    without_text: Annotated[
        bool,
        typer.Option(
            "--without-text", help="Leave the articles' texts out; the sentences that claims were read from stay."
        ),
    ] = False,
    article: Annotated[
        _Several, typer.Option("--article", metavar="KEY", help="Only this article; repeatable.")
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Only articles published since: 2024, 2024-05 or 2024-05-01.")
    ] = "",
    relation: Annotated[_Several, typer.Option("--relation", help="Only claims of this relation; repeatable.")] = None,
    status: Annotated[
        _Several, typer.Option("--status", help="Only what is asserted, denied or reported; repeatable.")
    ] = None,
    entity: Annotated[str, typer.Option("--entity", metavar="NAME", help="Only what is near this thing.")] = "",
    hops: Annotated[int, typer.Option("--hops", min=1, help="How many claims away from --entity.")] = 1,
    compress: Annotated[
        str, typer.Option("--compress", help="gzip or zstd; a FILE that ends with .gz or .zst asks for it as well.")
    ] = "",
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="RDF: an address of your own for every IRI.")
    ] = None,
    rdf12: Annotated[bool, typer.Option("--rdf12", help="RDF: claims also as reifiers of RDF 1.2.")] = False,
    runs: Annotated[bool, typer.Option("--runs", help="RDF: what was run and when, too.")] = False,
    licence: Annotated[
        str | None, typer.Option("--licence", metavar="IRI", help="RDF: the licence that you hand the data on under.")
    ] = None,
    dry_run: DryRunOption = False,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Write the graph as files; the same ledger gives the same bytes.

    \b
    Examples:
      dealgraph export out/ --format jsonl
      dealgraph export deals.ttl --format turtle --without-text
      dealgraph export deals.graphml
      dealgraph export - --format nquads | grep funding
      dealgraph export bulk/ --format neo4j-import
      dealgraph export near.trig.gz --format trig --entity "Moonshot AI" --hops 2 --status asserted
      dealgraph export onto.ttl --format ontology
    """
    from functools import partial

    from flows.rehearsal import Counted
    from flows.settings import load_settings
    from graph.export import FOLDERS, format_of
    from graph.export import export as write_export
    from graph.exports.base import checked_base
    from graph.exports.compressed import Compression
    from graph.exports.rdf import PLAIN, Manner
    from graph.known_names import catalogue_of
    from graph.ledger import Ledger
    from graph.selection import Selection
    from ontology.model import load_ontology

    if compress and compress not in tuple(Compression):
        raise DealgraphError(f"{compress!r} is no compression", where="--compress", remedy="Known are gzip and zstd.")
    output = output or format_of(target)
    if target == _STDOUT and output in FOLDERS:
        raise DealgraphError(f"{output} is several files", where=str(_STDOUT), remedy="Name a folder.")
    settings = load_settings(data=data, base=base, licence=licence)
    ledger = Ledger.open(settings.data, create=False)
    write = partial(
        write_export,
        ledger,
        format=output,
        text=not without_text,
        ontology=load_ontology(),
        catalogue=catalogue_of(ledger.folder),
        selection=Selection(tuple(article or ()), since, tuple(relation or ()), tuple(status or ()), entity, hops),
        manner=Manner(checked_base(settings.base), rdf12, runs, settings.licence or PLAIN.licence),
        compression=Compression(compress) if compress else None,
    )
    if target == _STDOUT:
        write(target=target, opened=on_stdout)
        return
    if dry_run:
        counted = Counted()
        for path in write(target=target, opened=counted.opened):
            write_line(f"{path} ({counted.sizes[path]:,} bytes)")
        write_line("Nothing was written.")
        return
    for path in write(target=target):
        write_line(str(path))
