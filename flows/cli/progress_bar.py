"""A progress bar on a terminal; nothing anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

WORDS = {
    "read": "Reading sources",
    "extract": "Extracting",
    "write": "Writing the ledger",
    "project": "Making the graph",
    "store": "Filling the store",
}


class Bar:
    """One line that tells the stage."""

    def __init__(self, shown: RichProgress) -> None:
        self._shown = shown
        self._task = shown.add_task("Starting", total=None)

    def stage(self, name: str, total: int | None) -> None:
        """Show the stage's name, and its steps where their number is known."""
        self._shown.reset(self._task, description=WORDS.get(name, name), total=total)

    def advance(self, steps: int = 1) -> None:
        """Move on."""
        self._shown.advance(self._task, steps)


@contextmanager
def progress_bar(on_terminal: bool) -> Iterator[Progress]:
    """A bar on stderr while the context lasts."""
    if not on_terminal:
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield Bar(shown)
