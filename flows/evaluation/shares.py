"""Counts, and the shares that are made from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 where there is nothing to have a share of."""
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


@dataclass(frozen=True, slots=True)
class Score:
    """``right`` of what was ``said`` is right, and is what was found of all that is in the ``gold``."""

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        """How much of what is said is right."""
        return Share(self.right, self.said).value

    @property
    def recall(self) -> float:
        """How much of what is there is found."""
        return Share(self.right, self.gold).value

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
