"""What a measure gives: rows under columns that say their units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and the unit of its numbers, "" for words."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, sorted as the question wants them.

    ``notes`` say what was left out, or why there is no row.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[str, ...] = ()

    def place(self, column: str) -> int:
        """Where in each row the column of that name is."""
        return [each.name for each in self.columns].index(column)

    def values(self, column: str) -> tuple[object, ...]:
        """What stands in the column of that name, row by row."""
        place = self.place(column)
        return tuple(row[place] for row in self.rows)
