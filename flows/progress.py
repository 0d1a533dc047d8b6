"""How a run tells what it is doing, without knowing whether anyone looks."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of stages and steps."""

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins; ``total`` is its number of steps, None where that is not known."""

    def advance(self, steps: int = 1) -> None:
        """Steps of the current stage are done."""


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int | None) -> None:
        """Nothing is shown."""

    def advance(self, steps: int = 1) -> None:
        """Nothing is shown."""
