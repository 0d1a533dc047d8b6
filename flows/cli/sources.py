"""`dealgraph sources`: where articles come from, and how that went."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.formats import TableFormat
from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line


def sources(
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print them.")] = TableFormat.TABLE,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """List the sources of dealgraph.toml with their last run: what was new then, and what failed.

    \b
    Examples:
      dealgraph sources
      dealgraph sources --format json
    """
    from flows.settings import FILE, load_settings
    from flows.sources.memory import load

    settings = load_settings(data=data)
    rows = []
    for name, source in settings.sources.items():
        memory = load(settings.data, name)
        place = next((str(v) for v in (getattr(source, f, None) for f in ("address", "path", "file")) if v), "")
        place = place or f"{len(getattr(source, 'addresses', ()))} addresses"
        told = (source.kind, place, source.language, source.schedule, memory.run, memory.new, memory.failed)
        rows.append((name, *told, memory.fault))
    columns = ("source", "kind", "where", "language", "schedule", "last run", "new", "failed", "fault")
    if output is TableFormat.JSON:
        write_line(as_json([dict(zip(columns, row, strict=True)) for row in rows]))
    elif rows:
        print_table(columns, rows)
    else:
        typer.echo(f"No source is named in {FILE}: add a table [sources.NAME], as `dealgraph watch --help` shows.")
