"""What a bench found, what it is held against, and what is asked: the rows of ``docs/reference/benchmarks.md``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from tools.tables import Table


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure beside another, most of them ratios, which mean much the same on any machine.

    ``unit`` is "times", "s", "ms" or "MB".
    """

    what: str
    beside: str
    found: float
    asked: float
    at_least: bool = False
    unit: str = "times"

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        return self.found >= self.asked if self.at_least else self.found <= self.asked


def all_met(goals: Iterable[Goal]) -> bool:
    """Whether every one is reached."""
    return all(goal.met for goal in goals)


def goals_table(goals: Iterable[Goal]) -> Table:
    """One row a figure, the words first."""
    return Table(
        ("what", "beside", "found", "asked", ""),
        tuple(
            (
                goal.what,
                goal.beside,
                _amount(goal.found, goal.unit),
                f"{'≥' if goal.at_least else '≤'} {_amount(goal.asked, goal.unit)}",
                "met" if goal.met else "**missed**",
            )
            for goal in goals
        ),
        words=2,
    )


def goals_as_json(goals: Iterable[Goal]) -> list[dict[str, object]]:
    """What ``goals_from_json`` takes back."""
    return [{**asdict(goal), "met": goal.met} for goal in goals]


def goals_from_json(rows: Iterable[dict[str, object]]) -> tuple[Goal, ...]:
    """The goals that a bench has told as JSON."""
    names = Goal.__dataclass_fields__.keys()
    return tuple(Goal(**{name: row[name] for name in names}) for row in rows)  # type: ignore[arg-type]


def _amount(value: float, unit: str) -> str:
    """Three digits that count, and all of those before the point."""
    shown = f"{value:.3g}" if abs(value) < 100 else f"{value:,.0f}"
    return shown if unit == "times" else f"{shown} {unit}"
