"""The rows that a store answered, on a terminal or in a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import typer

from flows.cli.formats import RowFormat
from flows.cli.shown import as_json, print_table, write_line


def print_rows(columns: tuple[str, ...], rows: Sequence[tuple[object, ...]], output: RowFormat) -> None:
    """The rows on stdout; a table tells how many there are."""
    if output is RowFormat.JSON:
        write_line(as_json([dict(zip(columns, row, strict=True)) for row in rows]))
    elif output is RowFormat.CSV:
        write_line(as_csv(columns, rows))
    else:
        print_table(columns, rows)
        typer.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def as_csv(columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    """RFC 4180; lists and maps as JSON, nothing for null."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return text.getvalue().removesuffix("\r\n")


def _plain(value: object) -> object:
    if isinstance(value, list | tuple | dict | bool):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value is None else value
