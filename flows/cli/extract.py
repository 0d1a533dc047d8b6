"""`dealgraph extract`: what one article says, shown in its own words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.formats import TextFormat
from flows.cli.options import ReadOption, VerboseOption, language_model
from flows.cli.shown import as_json, printable, write_line


def extract(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .txt, .md, .html, .json or .jsonl file; - for text from a pipe.")
    ],
    language: Annotated[
        str, typer.Option("--language", "-l", metavar="CODE", help="The article's language (default: found out).")
    ] = "",
    output: Annotated[TextFormat, typer.Option("--format", "-f", help="How to print it.")] = TextFormat.TEXT,
    why: Annotated[bool, typer.Option("--why", help="Tell from which words each claim was read, and why.")] = False,
    mentions: Annotated[bool, typer.Option("--mentions", help="List the things that are named, too.")] = False,
    read: ReadOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show what is read from one article: its sentences that carry claims, their words marked, the claims below them.

    Nothing is written; `dealgraph ingest` puts articles into the graph. Words are coloured by what they do in the
    claims; without a terminal, or with NO_COLOR, they stand between signs. The JSON is a list with an object for each
    article of the file, and holds all that --why and --mentions tell.

    \b
    Examples:
      dealgraph extract examples/articles/01-en-tallgrund-series-b.txt
      dealgraph extract article.html --why --mentions
      dealgraph extract - --language de --format json < article.txt
    """
    from flows.extract import extract as read_file
    from flows.settings import load_settings
    from ontology.model import load_ontology

    found = read_file(file, load_settings(language_model=language_model(read)), sys.stdin.buffer, language=language)
    ontology = load_ontology()
    if output is TextFormat.JSON:
        from flows.cli.reading_json import as_dict

        write_line(as_json([as_dict(reading, ontology) for reading in found.readings]))
    else:
        from flows.cli.reading_text import print_reading

        for number, reading in enumerate(found.readings):
            if number:
                typer.echo()
            print_reading(reading, ontology, why=why, mentions=mentions)
    for skip in found.skipped:
        typer.echo(f"Skipped {printable(skip.source)}: {printable(skip.reason)}.", err=True)
    for note in found.notes:
        typer.echo(f"Note: {printable(note.source)} {printable(note.sentence)}.", err=True)
