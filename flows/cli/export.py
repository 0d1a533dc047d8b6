"""`dealgraph export`: the ledger as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import write_line


def export(
    target: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="A folder for jsonl and csv, else a file.")],
    output: Annotated[
        str,
        typer.Option(
            "--format", "-f", help="jsonl, turtle, ntriples, nquads, trig, jsonld, rdfxml, graphml, gexf or csv."
        ),
    ],
    without_text: Annotated[
        bool,
        typer.Option(
            "--without-text", help="Leave the articles' texts out; the sentences that claims were read from stay."
        ),
    ] = False,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Write the graph as files; the same ledger gives the same bytes.

    \b
    Examples:
      dealgraph export out/ --format jsonl
      dealgraph export deals.ttl --format turtle --without-text
      dealgraph export deals.graphml --format graphml
    """
    from flows.settings import load_settings
    from graph.export import export as write_export
    from graph.ledger import Ledger
    from ontology.catalogue import load_catalogue
    from ontology.model import load_ontology

    ledger = Ledger.open(load_settings(data=data).data, create=False)
    written = write_export(
        ledger, target, output, text=not without_text, ontology=load_ontology(), catalogue=load_catalogue()
    )
    for path in written:
        write_line(str(path))
