"""When two numbers of two articles are the same number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

TOLERANCE = Decimal("0.01")
"""Two roundings of one sum differ by less than a hundredth; two sums that differ by more are two statements."""


def close(one: str, other: str) -> bool:
    """Whether two canonical decimals differ by at most a hundredth of the larger; their bounds play no part."""
    a, b = Decimal(one), Decimal(other)
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def times(one: str, other: str) -> Decimal | None:
    """How many times the larger of two positive numbers holds the smaller, None where one is not positive."""
    low, high = sorted((Decimal(one), Decimal(other)))
    return high / low if low > 0 else None


def power_of_ten(ratio: Decimal) -> int | None:
    """The 10, 100 or 1,000 that a ratio is, within a hundredth; None for any other ratio."""
    return next((power for power in (10, 100, 1000) if abs(ratio - power) <= TOLERANCE * power), None)


@dataclass(frozen=True, slots=True)
class Interval:
    """What a number may be by the words around it; both ends count."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether one number can be both, roundings allowed."""
        return self.low <= _rounded_up(other.high) and other.low <= _rounded_up(self.high)


def interval(amount: Decimal, amount_high: str | None, bound: str | None) -> Interval:
    """What an amount stands for: "more than 80" is said of 85, not of 800, as far as a quarter more."""
    if bound == "min":
        return Interval(amount, amount * Decimal("1.25"))
    if bound == "max":
        return Interval(amount * Decimal("0.8"), amount)
    if bound == "approx" and amount_high is None:
        return Interval(amount * Decimal("0.9"), amount * Decimal("1.1"))
    return Interval(amount, Decimal(amount_high or amount))


def _rounded_up(number: Decimal) -> Decimal:
    return number * (1 + TOLERANCE)
