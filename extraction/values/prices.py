"""Finds prices: a sum of money, what it is for and how much of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extraction.values.known import NOT_AFTER_WORD, NOT_BEFORE_WORD, base_language, one_of, squeezed
from extraction.values.money import Money, find_money
from extraction.values.numerals import plain
from extraction.values.price_patterns import (
    after_money,
    before_money,
    period_words,
    quantity_of,
    side_after,
    side_before,
    side_words,
    unit_words,
)  # fmt: skip
from extraction.values.price_units import FREE

# How far before a sum its unit may stand, and how far apart two sums may be that share one unit, in code points.
_BEFORE = 72
_APART = 48
# More than this a month is turnover or a salary, and no sum this large takes its neighbour's unit.
_DEAREST = Decimal(100_000)
_PERIODS = frozenset({"month", "year"})
_MINUTES_PER_HOUR = 60
_CARRIED = re.compile(r"[^。.;；!?！？\n]{0,48}")
# An old price in brackets or after "before" shares the unit of the new one.
_LATIN_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Price:
    """A price. ``money`` for ``per_quantity`` of ``per_unit``, the names of which are those of the export format.

    ``side`` is "input", "output" or ``None``. ``start``/``end`` cover the sum and, where they stand beside it, the
    unit's words.
    """

    start: int
    end: int
    text: str
    money: Money
    per_quantity: Decimal
    per_unit: str
    side: str | None


@dataclass(frozen=True, slots=True)
class Free:
    """A word that says that nothing is paid."""

    start: int
    end: int
    text: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    quantity: Decimal
    name: str | None  # None: "per million of output", the name is the neighbour's
    side: str | None


def find_prices(text: str, language: str) -> tuple[Price, ...]:
    """All prices in ``text``, sorted by place. A sum without a unit takes that of the sum that it is coordinated
    with.
    """
    key = base_language(language)
    money = find_money(text, key)
    units: list[_Unit | None] = []
    end = 0
    for number, found in enumerate(money):
        following = money[number + 1].start if number + 1 < len(money) else len(text)
        unit = _after(text, found, following, key) or _before(text, found, end, key)
        unit = _with_side(text, found, unit, end, following, key)
        if unit and unit.side and unit.quantity and unit.name is None and not any(units):
            unit = replace(unit, name="token")  # only tokens have sides
        units.append(unit)
        end = max(found.end, unit.end if unit else 0)
    return tuple(_prices(text, money, units, key))


def find_free(text: str, language: str) -> tuple[Free, ...]:
    """All words for "free of charge" in ``text``, sorted by place."""
    key = base_language(language)
    words = one_of(FREE[key].split("/"))
    if key == "zh":
        pattern = re.compile(words)
    else:
        # "free" has other senses: "free trade", "feel free", "cookie-free".
        other = r"(?<!-)(?<!feel )(?<!set )" if key == "en" else ""
        senses = r"(?!-)(?!\s(?:trade|speech|market|cash|will|hand|from|fall|rein|software|agent|world|of(?!\scharge)))"
        pattern = re.compile(
            rf"(?i:{other}{NOT_AFTER_WORD}(?:{words}){NOT_BEFORE_WORD}{senses if key == 'en' else ''})"
        )
    return tuple(Free(found.start(), found.end(), found[0], Decimal(0)) for found in pattern.finditer(text))


def _side(found: re.Match[str], language: str) -> str | None:
    group = found.groupdict()
    word = group.get("s1") or group.get("s2") or group.get("only")
    return side_words(language)[squeezed(word)] if word else None


def _unit(found: re.Match[str], language: str, start: int, end: int) -> _Unit | None:
    group = found.groupdict()
    if group.get("period"):
        return _Unit(start, end, Decimal(1), period_words(language)[squeezed(group["period"])], None)
    quantity = quantity_of(found, language)
    if quantity is None:
        return None
    if group.get("only") or group.get("bare"):
        return _Unit(start, end, quantity, None, _side(found, language))
    name = unit_words(language)[squeezed(group["unit"])]
    second = unit_words(language)[squeezed(group["unit2"])] if group.get("unit2") else None
    if second and name == "seat":
        name = second
    if name == "hour":
        name, quantity = "minute", quantity * _MINUTES_PER_HOUR
    return _Unit(start, end, plain(quantity), name, _side(found, language))


def _after(text: str, money: Money, following: int, language: str) -> _Unit | None:
    found = after_money(language).match(text, money.outer_end, max(following, money.outer_end))
    return _unit(found, language, money.start, found.end()) if found else None


def _before(text: str, money: Money, free_from: int, language: str) -> _Unit | None:
    window = max(free_from, money.outer_start - _BEFORE)
    found = before_money(language).search(text, window, money.outer_start)
    if not found:
        return None
    unit = _unit(found, language, found.start() + len(found[0]) - len(found[0].lstrip()), money.end)
    group = found.groupdict()
    if language != "zh" and unit and not (group["num"] or group["scale"] or group["per"]):
        return None  # "the calls cost $3 million" prices no single call
    if language != "zh" and unit and unit.name in _PERIODS | {"seat"} and not group["per"]:
        return None  # "two years for $3" is a time, not a subscription
    return unit


def _with_side(
    text: str, money: Money, unit: _Unit | None, free_from: int, following: int, language: str
) -> _Unit | None:
    """The unit with the side that stands next to it or to the sum; a unit without a name for a sum with only a side."""
    if unit and (unit.side or unit.name not in ("token", None)):
        return unit
    end = unit.end if unit else money.outer_end
    after = side_after(language).match(text, end, max(following, end))
    before = side_before(language).search(text, max(free_from, money.outer_start - 24), money.outer_start)
    found = before or after
    side = side_words(language)[squeezed(found["side"])] if found else None
    if unit:
        return replace(unit, side=side, end=after.end() if after and not before else unit.end)
    return _Unit(money.start, money.end, Decimal(0), None, side) if side else None


def _prices(text: str, money: tuple[Money, ...], units: list[_Unit | None], language: str) -> list[Price]:
    prices: list[Price] = []
    for number, (found, unit) in enumerate(zip(money, units, strict=True)):
        lender = unit if unit and unit.name else _lender(text, money, units, number)
        if lender is None or lender.name is None:
            continue
        quantity = unit.quantity if unit and unit.quantity else lender.quantity
        side = unit.side if unit and unit.side else lender.side
        start, end = (unit.start, unit.end) if unit and unit.quantity else (found.start, found.end)
        start, end = max(min(start, found.start), prices[-1].end if prices else 0), max(end, found.end)
        if found.amount > _DEAREST and (lender is not unit or lender.name in _PERIODS):
            continue
        if lender is not unit:  # keep the lent unit for the next in a row
            units[number] = replace(lender, start=start, end=end, quantity=quantity, side=side)
        prices.append(Price(start, end, text[start:end], found, quantity, lender.name, side))
    return prices


def _lender(text: str, money: tuple[Money, ...], units: list[_Unit | None], number: int) -> _Unit | None:
    """The neighbour whose unit a sum without one shares: the one before it, else the one after it."""
    for other in (number - 1, number + 1):
        if not 0 <= other < len(money):
            continue
        unit = units[other]
        if unit is None or unit.name is None or money[other].currency != money[number].currency:
            continue
        left, right = sorted((other, number))
        # What stands between the two, the unit's own words aside.
        begin = max(money[left].outer_end, unit.end) if left == other else money[left].outer_end
        finish = min(money[right].start, unit.start) if right == other else money[right].start
        between = text[begin:finish] if begin < finish else ""
        if len(between) <= _APART and _CARRIED.fullmatch(between) and _coordinated(between, units[number]):
            return unit
    return None


def _coordinated(between: str, unit: _Unit | None) -> bool:
    """Whether two sums stand side by side: with a side of its own any short stretch will do, else at most two words."""
    if not between.strip():
        return False
    if unit is not None and unit.side:
        return True
    return len(_LATIN_WORD.findall(between)) <= 2 and len(between) <= 16
