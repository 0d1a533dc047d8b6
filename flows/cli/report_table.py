"""The closing table of a run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import typer

from flows.cli.shown import print_table, printable
from flows.report import RunReport


def print_report(report: RunReport) -> None:
    """The run's numbers on stdout, then what was skipped and noted."""
    if report.dry_run:
        typer.echo(
            f"Nothing was written. A run would read {len(report.written)} articles, leave {report.unchanged} as they "
            f"are, take back {len(report.replaced)} and skip {len(report.skipped)}."
        )
    else:
        print_table(("", "this run"), _rows(report), title=f"{report.command} → {printable(report.data)}")
        if report.command != "dealgraph ingest":
            typer.echo("" if report.changed else "Nothing is new.", nl=not report.changed)
        elif not report.changed and report.unchanged:
            typer.echo("Nothing changed: every article was there already, read with the same vocabulary and patterns.")
    for skip in report.skipped:
        typer.echo(f"Skipped {printable(skip.source)}: {printable(skip.reason)}.")
    for note in report.notes:
        typer.echo(f"Note: {printable(note.source)} {printable(note.sentence)}.")


def _rows(report: RunReport) -> Iterator[tuple[str, object]]:
    yield "articles read", len(report.written)
    yield "articles unchanged", report.unchanged
    yield "articles replaced or taken back", len(report.replaced)
    yield "sources skipped", len(report.skipped)
    yield "mentions", report.mentions
    yield "claims", sum(number for _, _, number in report.claims)
    for relation, group in groupby(report.claims, key=lambda claim: claim[0]):
        yield f"  {relation}", ", ".join(f"{number} {status}" for _, status, number in group)
    yield "entities of the catalogue", report.entities_known
    yield "entities that are new to it", report.entities_new
    if report.articles is not None:
        yield "articles in the graph", report.articles
        yield "facts in the graph", report.facts
        yield "conflicts in the graph", report.conflicts
    yield "nodes and edges changed in the store", report.store_changes if report.store else "no store asked for"
    yield "seconds", ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in report.seconds)
