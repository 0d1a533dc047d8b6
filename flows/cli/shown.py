"""Words from articles and stores on a terminal: without what a terminal would obey."""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO

_WHOLE = 2.0**53
"""Up to here every whole number is a float of its own, so that one that is printed in full is exact."""


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
        return f"{value:,.0f}" if value.is_integer() and abs(value) < _WHOLE else repr(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    return printable(str(value))


def as_json(content: object) -> str:
    """JSON that every reader takes: what is no number (NaN) or no finite one is null, unknown things are texts."""
    return json.dumps(_finite(content), ensure_ascii=False, indent=2, default=str, allow_nan=False)


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value


@contextmanager
def on_stdout(_: object) -> Iterator[IO[bytes]]:
    """Where to write the bytes of a file, whatever it would be called, that are wanted on stdout."""
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def write_line(text: str) -> None:
    """One line on stdout in UTF-8, whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
