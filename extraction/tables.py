"""Tables of prices in plain text: lines of cells set apart by bars, tabs or several blanks, below a head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.cues import cue_table
from extraction.text import Line, lines
from ontology.records import Span

_LEAD = 700
"""Code points before a table in which its unit, currency and date may be told."""

_BARS = re.compile(r"[^|]+")
_GAPS = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s|+:=_-]+")
_NUMBER = re.compile(r"\d")
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words without outer blanks, where they stand in the article, and its column's left edge."""

    span: Span
    text: str
    left: int


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: ``side`` of a price ("" for both), whether it is an ``old`` one; ``kind`` else."""

    left: int
    kind: str
    side: str
    old: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table with its cells by column."""

    span: Span
    cells: tuple[tuple[Column, Cell], ...]

    def of(self, kind: str) -> Cell | None:
        """The first cell of a kind of column, None where the row has none."""
        return next((cell for column, cell in self.cells if column.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of prices. ``lead`` is the text before its rows, its head included, in which its unit is told."""

    rows: tuple[Row, ...]
    lead: Span
    language: str


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = cue_table("tables")["columns"][kind]
    return re.compile("|".join(word if "\u4e00" <= word[0] <= "\u9fff" else rf"\b{word}\b" for word in words), re.I)


def find_tables(text: str, language: str) -> tuple[Table, ...]:
    """Every table of the article whose head names a side of a price, a model or a seller, in the order of the text."""
    found = []
    block: list[Line] = []
    for line in [*lines(text, language), None]:
        if line is not None and (_is_rule(line, text) or len(_cells(line, text)) > 1):
            block.append(line)
            continue
        found += list(_tables_of(block, text, language))
        block = []
    return tuple(found)


def _is_rule(line: Line, text: str) -> bool:
    return _RULE.fullmatch(line.span.of(text)) is not None


def _cells(line: Line, text: str) -> tuple[Cell, ...]:
    content = line.span.of(text)
    pattern = _BARS if content.count("|") > 1 else _GAPS
    cells = []
    for match in pattern.finditer(content):
        start, end = match.span()
        while start < end and content[start].isspace():
            start += 1
        while end > start and content[end - 1].isspace():
            end -= 1
        if start < end:
            place = line.span.start
            cells.append(Cell(Span(place + start, place + end), content[start:end], match.start()))
    return tuple(cells)


def _tables_of(block: list[Line], text: str, language: str) -> Iterator[Table]:
    """The table of a run of lines with cells: its head is the last line without figures before the first with them."""
    heads = [line for line in block if not _is_rule(line, text) and not _has_figures(_cells(line, text))]
    rows = [line for line in block if not _is_rule(line, text) and _has_figures(_cells(line, text))]
    heads = [line for line in heads if rows and line.span.start < rows[0].span.start]
    if not heads or len(rows) < _FEWEST_ROWS:
        return
    columns = tuple(_column(cell) for cell in _cells(max(heads, key=lambda line: len(_cells(line, text))), text))
    if not any(column.side or column.kind != "price" for column in columns):
        return
    if not any(column.kind == "thing" for column in columns):
        columns = (Column(columns[0].left, "thing", "", False), *columns[1:])
    first = rows[0].span.start
    lead = Span(max(0, first - _LEAD), first) if first else Span(0, 1)
    yield Table(tuple(Row(line.span, _placed(_cells(line, text), columns)) for line in rows), lead, language)


def _has_figures(cells: tuple[Cell, ...]) -> bool:
    return any(_NUMBER.match(cell.text.lstrip("$€£¥R")) for cell in cells[1:])


def _column(cell: Cell) -> Column:
    kind = next((kind for kind in ("seller", "thing") if _words(kind).search(cell.text)), "price")
    side = next((side for side in ("input", "output") if kind == "price" and _words(side).search(cell.text)), "")
    return Column(cell.left, kind, side, kind == "price" and _words("old").search(cell.text) is not None)


def _placed(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> tuple[tuple[Column, Cell], ...]:
    """Each cell with its column: by order where there are as many, else by the nearest left edge."""
    if len(cells) == len(columns):
        return tuple(zip(columns, cells, strict=True))
    return tuple((min(columns, key=lambda column: abs(column.left - cell.left)), cell) for cell in cells)
