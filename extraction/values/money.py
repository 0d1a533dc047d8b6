"""Finds sums of money and scaled numbers without a currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extraction.values.known import base_language
from extraction.values.numerals import plain
from extraction.values.quantities import Quantity, read_quantities


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money. ``start``/``end`` cover number and currency, ``outer_start``/``outer_end`` the bound words too.

    ``amount`` counts whole units of ``currency`` (ISO 4217); of a range it is the low end and ``amount_high`` the
    high one. ``bound`` is "min", "max", "approx" or ``None`` for an exact sum.
    """

    start: int
    end: int
    text: str
    amount: Decimal
    currency: str
    bound: str | None
    amount_high: Decimal | None
    outer_start: int
    outer_end: int


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number with a scale and no currency ("5 billion", "3 Mio.", "70亿"); fields as in ``Money``."""

    start: int
    end: int
    text: str
    amount: Decimal
    bound: str | None
    amount_high: Decimal | None
    outer_start: int
    outer_end: int


_THOUSAND = Decimal(1000)


def find_money(text: str, language: str) -> tuple[Money, ...]:
    """All sums of money in ``text``, sorted; vague ones without a number ("several billion") are none."""
    key = base_language(language)
    return tuple(_money(text, found, found.currency) for found in read_quantities(text, key) if found.currency)


def find_scaled(text: str, language: str) -> tuple[Scaled, ...]:
    """All numbers with a scale word and without a currency in ``text``, sorted."""
    key = base_language(language)
    return tuple(
        _scaled(text, found) for found in read_quantities(text, key) if not found.currency and found.scale >= _THOUSAND
    )


def _money(text: str, found: Quantity, currency: str) -> Money:
    return Money(
        found.start, found.end, text[found.start : found.end], plain(found.amount), currency, found.bound,
        None if found.amount_high is None else plain(found.amount_high), found.outer_start, found.outer_end,
    )  # fmt: skip


def _scaled(text: str, found: Quantity) -> Scaled:
    return Scaled(
        found.start, found.end, text[found.start : found.end], plain(found.amount), found.bound,
        None if found.amount_high is None else plain(found.amount_high), found.outer_start, found.outer_end,
    )  # fmt: skip
