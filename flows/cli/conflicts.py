"""`dealgraph conflicts`: what cannot all hold, and how the standing of deals changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, printable, write_line

if TYPE_CHECKING:
    from flows.conflict_search import Searched
    from graph.conflicts import Conflict


class Format(StrEnum):
    """How conflicts are printed."""

    TEXT = "text"
    JSON = "json"
    SHACL = "shacl"


def conflicts(
    output: Annotated[
        Format, typer.Option("--format", "-f", help="How to print them; shacl is a validation report in Turtle.")
    ] = Format.TEXT,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", "-k", help="Only conflicts of this kind; may be given again.")
    ] = None,
    over_time: Annotated[
        bool, typer.Option("--over-time", help="Show instead which article reported, denied or asserted a deal.")
    ] = False,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show where articles contradict each other, each conflict explained with both quotes.

    \b
    Examples:
      dealgraph conflicts
      dealgraph conflicts --kind number_mismatch --kind ten_times
      dealgraph conflicts --over-time
      dealgraph conflicts --format shacl > conflicts.ttl
    """
    from flows.conflict_search import searched
    from flows.settings import load_settings

    if over_time and kind:
        raise typer.BadParameter("A life line is no conflict and of no kind.", param_hint="--over-time")
    found = searched(load_settings(data=data), tuple(kind or ()))
    if over_time:
        _print_life_lines(found, output)
    elif output is Format.SHACL:
        from graph.conflicts.shacl_report import conflict_report

        write_line(conflict_report(found.conflicts).decode().rstrip("\n"))
    elif output is Format.JSON:
        write_line(as_json([asdict(conflict) for conflict in found.conflicts]))
    else:
        _print(found.conflicts)


def _print(found: Sequence[Conflict]) -> None:
    for number, conflict in enumerate(found, 1):
        write_line(f"{number}. {conflict.kind.replace('_', ' ')}: {printable(conflict.sentence)}\n")
    if found:
        write_line(f"{len(found)} conflicts" if len(found) != 1 else "1 conflict")
    else:
        typer.echo("No two claims contradict each other.")


def _print_life_lines(found: Searched, output: Format) -> None:
    if output is Format.JSON:
        write_line(as_json([asdict(line) for line in found.life_lines]))
    elif output is Format.SHACL:
        raise typer.BadParameter("A life line is no conflict and breaks no shape.", param_hint="--over-time")
    for line in found.life_lines if output is Format.TEXT else ():
        for fact in line.facts:
            write_line(printable(found.about(fact)))
        for moment in line.moments:
            day = moment.published or "no date"
            write_line(f"  {day:10}  {moment.status.value:8}  {printable(moment.article)}: “{printable(moment.quote)}”")
        write_line("")
    if output is Format.TEXT and not found.life_lines:
        typer.echo("No deal has been told in two ways.")
