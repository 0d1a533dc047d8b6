"""A table of figures, for the terminal and for a page."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table as RichTable


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; the first ``words`` columns hold words, the others figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1

    def as_markdown(self) -> str:
        """The table as Markdown, without a line's end at its end."""
        lines = [
            self.head,
            tuple("---" if number < self.words else "---:" for number in range(len(self.head))),
            *self.rows,
        ]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def print(self, console: Console) -> None:
        """The table on the terminal."""
        shown = RichTable()
        for number, title in enumerate(self.head):
            shown.add_column(title, justify="left" if number < self.words else "right", overflow="fold")
        for row in self.rows:
            shown.add_row(*row)
        console.print(shown)
