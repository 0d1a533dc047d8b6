"""Dates of any precision, put in order and counted in days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import cache
from statistics import median


def surely_before(one: str, other: str) -> bool:
    """Whether the one date is earlier, whatever it leaves open: 2024 and 2024-05 are not told apart."""
    return bool(one) and one < other and not other.startswith(one)


def days_between(one: str, other: str) -> float:
    """Days from the one date to the other; a year or a month counts as its middle."""
    return middle(other) - middle(one)


def median_days(lags: Iterable[float]) -> float | None:
    """The middle one of several lags, None of none."""
    found = list(lags)
    return round(float(median(found)), 1) if found else None


def quarter_number(quarter: str) -> int:
    """Quarters since the year 0, so that they can be counted: of ``2024-Q2`` it is 8,097."""
    return int(quarter[:4]) * 4 + int(quarter[-1]) - 1


def quarter_named(number: int) -> str:
    """The quarter of that number, such as ``2024-Q2``."""
    return f"{number // 4:04}-Q{number % 4 + 1}"


@cache
def middle(dated: str) -> float:
    """The middle of the day, month or year as a count of days."""
    year, *rest = (int(part) for part in dated.split("-")[:3])
    months = (rest[0], rest[0]) if rest else (1, 12)
    last = monthrange(year, months[1])[1]
    days = (min(rest[1], last), min(rest[1], last)) if len(rest) > 1 else (1, last)
    return (date(year, months[0], days[0]).toordinal() + date(year, months[1], days[1]).toordinal()) / 2
