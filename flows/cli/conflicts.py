"""`dealgraph conflicts`: claims that cannot all hold."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, printable, write_line


class Format(StrEnum):
    """How conflicts are printed."""

    TEXT = "text"
    JSON = "json"


def conflicts(
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print them.")] = Format.TEXT,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show where articles contradict each other, each conflict explained with both quotes.

    \b
    Examples:
      dealgraph conflicts
      dealgraph conflicts --format json
    """
    from flows.settings import load_settings
    from graph.conflicts import conflicts as find_conflicts
    from graph.facts import facts
    from graph.ledger import Ledger
    from graph.resolution import settled_ledger
    from graph.stories import found_stories
    from ontology.catalogue import load_catalogue

    ledger = Ledger.open(load_settings(data=data).data, create=False)
    readings = settled_ledger(ledger, load_catalogue()).readings
    stories = found_stories(readings)
    found = find_conflicts(facts(readings, ledger.ontology, stories.of_article), readings, ledger.ontology, stories)
    if output is Format.JSON:
        write_line(as_json([asdict(conflict) for conflict in found]))
    elif found:
        for number, conflict in enumerate(found, 1):
            write_line(f"{number}. {conflict.kind.replace('_', ' ')}: {printable(conflict.sentence)}\n")
        write_line(f"{len(found)} conflicts" if len(found) != 1 else "1 conflict")
    else:
        typer.echo("No two claims contradict each other.")
