"""Names and units as they stand in a picture."""

from __future__ import annotations

import unicodedata

from graph.analysis.table import Table

LONGEST = 44
"""Letters of a label; a Chinese sign is as wide as two."""


def label(*parts: object) -> str:
    """What a row is called: its parts that say something, cut where they get too long; a line end is a blank."""
    told = " · ".join(_shown(part) for part in parts if part not in (None, "", ()))
    clean = "".join(letter if letter.isprintable() else " " for letter in told)
    width, kept = 0, ""
    for letter in clean:
        width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if width > LONGEST:
            return kept.rstrip() + "…"
        kept += letter
    return kept


def axis(table: Table, column: str) -> str:
    """A column's name and unit, for an axis."""
    told = table.columns[table.place(column)]
    name = told.name.replace("_", " ")
    if told.unit.startswith(name):
        return told.unit
    return f"{name} ({told.unit})" if told.unit and told.unit != "count" else name


def _shown(part: object) -> str:
    return ", ".join(map(str, part)) if isinstance(part, tuple) else str(part)
