"""Words from articles and stores on a terminal: without what a terminal would obey."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence


def printable(text: str) -> str:
    """The text with control characters (which may move the cursor or recolour) and line ends made visible."""
    return "".join(
        letter if unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp") else f"\\x{ord(letter):02x}"
        for letter in text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    )


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """A table on stdout, as wide as the terminal, or as wide as it needs to be in a file or pipe."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 10_000, highlight=False)
    table = Table(title=title or None, title_justify="left")
    for column in columns:
        table.add_column(Text(printable(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console.print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) >= 10_000 else f"{value:g}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    return printable(str(value))


def write_line(text: str) -> None:
    """One line on stdout in UTF-8, whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
