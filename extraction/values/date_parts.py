"""Dates as coarse as a text gives them: from parts to ISO 8601, and from relative words to parts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """A year, perhaps with a month, perhaps with a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """The date as ISO 8601, or ``None`` where the calendar has no such date."""
        try:
            datetime.date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None
        if self.month is None:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")


def day_of(published: str | None) -> datetime.date | None:
    """The article's day, or ``None`` where it has none that can be read."""
    try:
        return datetime.date.fromisoformat(published) if published else None
    except ValueError:
        return None


def counted(unit: str, steps: int, today: datetime.date) -> Parts | None:
    """``steps`` units from ``today``, no finer than the unit: a week gives its month where it lies within one, else
    its year.
    """
    if not -9999 < steps < 9999:
        return None
    try:
        if unit == "day":
            day = today + datetime.timedelta(days=steps)
            return Parts(day.year, day.month, day.day)
        if unit == "week":
            monday = today + datetime.timedelta(days=7 * steps - today.weekday())
            sunday = monday + datetime.timedelta(days=6)
            if monday.year != sunday.year:
                return None
            return Parts(monday.year, monday.month if monday.month == sunday.month else None)
    except OverflowError:
        return None
    if unit == "month":
        months = today.year * 12 + today.month - 1 + steps
        return Parts(months // 12, months % 12 + 1)
    if unit == "quarter":
        return Parts((today.year * 4 + (today.month - 1) // 3 + steps) // 4)
    return Parts(today.year + steps)


def latest(month: int, day: int | None, today: datetime.date) -> Parts:
    """The last such month or day that does not lie after ``today``."""
    later = (month, day or 1) > (today.month, today.day if day else 1)
    return Parts(today.year - later, month, day)


def weekday(number: int, week: int | None, today: datetime.date) -> Parts | None:
    """The weekday (0 is Monday) of the week so many from this one; without a week the last one up to ``today``."""
    if week is None:
        return counted("day", -((today.weekday() - number) % 7), today)
    return counted("day", number - today.weekday() + 7 * week, today)
