"""`dealgraph status`: how things stand, at a glance."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.formats import TableFormat
from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line


def status(
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print it.")] = TableFormat.TABLE,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show how many articles and claims there are, the last runs, what is in quarantine, and which conflicts are new.

    A conflict is new when no run before the last one that changed something had seen it. Reads only the ledger, so it
    answers while a run is writing.

    \b
    Examples:
      dealgraph status
      dealgraph status --format json
    """
    from flows.settings import load_settings
    from flows.standing import standing
    from graph.ledger import Ledger

    found = standing(Ledger.open(load_settings(data=data).data, create=False))
    if output is TableFormat.JSON:
        from dataclasses import asdict

        write_line(as_json(asdict(found)))
        return
    rows: list[tuple[str, object]] = [
        ("articles", found.articles),
        ("claims", found.claims),
        ("replaced versions kept", found.versions),
        ("retracted", found.retracted),
        ("in quarantine", f"{found.quarantine} ({found.passing} are tried again by themselves)"),
        ("conflicts", f"{found.conflicts} ({found.new_conflicts} new since {found.since[:19] or 'the beginning'})"),
        ("being written by", found.writer or "nobody"),
    ]
    print_table(("", "now"), rows)
    if found.runs:
        columns = ("started", "command", "written", "removed", "failed")
        print_table(columns, ([getattr(run, c) for c in columns] for run in found.runs), title="last runs")
    else:
        typer.echo("There was no run yet.")
