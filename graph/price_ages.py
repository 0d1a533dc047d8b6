"""Which of several prices for the same thing is the new one and which are old."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

OLD, NEW = "old", "new"


@dataclass(frozen=True, slots=True)
class Price:
    """What is asked for how much of what; ``date`` is ISO 8601 of any precision, "" where none is told."""

    seller: str
    product: str
    side: str
    currency: str
    per_unit: str
    quantity: Decimal | None
    amount: Decimal | None
    date: str

    def same_thing(self) -> tuple[str, ...]:
        """What tells that two prices are for the same thing and can be compared."""
        return self.seller, self.product, self.side, self.currency, self.per_unit

    def each(self) -> Decimal | None:
        """The price of one unit."""
        return self.amount / self.quantity if self.amount is not None and self.quantity else self.amount


def price_ages(prices: Sequence[Price]) -> tuple[str, ...]:
    """For each price `OLD` where a later one is known, `NEW` where it has made another one old, "" otherwise.

    A later date makes an earlier one old; any date makes a price without one old. 2024 and 2024-05 are not told
    apart, and a price that has not changed is as new as the one that it equals.
    """
    alike: dict[tuple[str, ...], list[Price]] = defaultdict(list)
    for price in prices:
        alike[price.same_thing()].append(price)
    ages = []
    for price in prices:
        others = alike[price.same_thing()]
        if any(_replaces(other, price) for other in others):
            ages.append(OLD)
        else:
            ages.append(NEW if any(_replaces(price, other) for other in others) else "")
    return tuple(ages)


def _replaces(one: Price, other: Price) -> bool:
    if not one.date or one.each() == other.each():
        return False
    # The beginning of a date is no earlier one.
    return one.date > other.date and (not other.date or not one.date.startswith(other.date))
