"""Two things that are taken for one, or may be, with every reason in words."""

from __future__ import annotations

from dataclasses import dataclass

SURE, DOUBTFUL = 0.7, 0.4
"""From the first score on two things are one; between the two they are offered to people; below nothing is said."""


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two IRIs, the smaller first, how sure it is that they are one thing (0 to 1), and why."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether the two are one thing without a person's word."""
        return self.score >= SURE
