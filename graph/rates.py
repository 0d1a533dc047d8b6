"""Dated exchange rates, from a table that a person can replace."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ontology.errors import DealgraphError

FILE = Path(__file__).with_name("rates.toml")


@dataclass(frozen=True, slots=True)
class Rates:
    """Units of each currency for one unit of ``base``, by (year, currency)."""

    base: str
    by_year: dict[tuple[str, str], Decimal]

    def converted(self, amount: Decimal, currency: str, date: str) -> Decimal | None:
        """The amount in ``base`` at the rate of the date's year; None where the table does not have it."""
        if currency == self.base:
            return amount
        rate = self.by_year.get((date[:4], currency))
        return amount / rate if rate else None


def load_rates(path: Path = FILE) -> Rates:
    """Read a table like the packaged `rates.toml`."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        base = content.pop("base")
        found = {
            (year, currency): Decimal(str(rate)) for year, rates in content.items() for currency, rate in rates.items()
        }
        if not isinstance(base, str) or not all(rate.is_finite() and rate > 0 for rate in found.values()):
            raise ValueError("a rate is a positive number and the base a currency's code")
    except (OSError, ValueError, KeyError, AttributeError, InvalidOperation) as error:
        raise DealgraphError(
            f"is no table of exchange rates: {error}", where=str(path), remedy=f"Write it in the form of {FILE.name}."
        ) from error
    return Rates(base, found)
