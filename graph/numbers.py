"""When two numbers of two articles are the same number."""

from __future__ import annotations

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
