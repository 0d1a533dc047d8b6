"""The forms in which commands print what they found, which `--format` chooses from."""

from __future__ import annotations

from enum import StrEnum


class TextFormat(StrEnum):
    """Lines for people, or JSON."""

    TEXT = "text"
    JSON = "json"


class TableFormat(StrEnum):
    """A table, or JSON."""

    TABLE = "table"
    JSON = "json"


class RowFormat(StrEnum):
    """Rows as a table, as JSON, or as CSV."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
