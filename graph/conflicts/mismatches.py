"""Numbers that two tellings of one text give differently, even where no claim holds them.

A number has gone wrong on the way from one language into another where the other telling has no such number near the
place at which it should stand, and has there a number of the same kind that the first telling lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, groupby, pairwise

from graph.conflicts.alignment import Alignment, aligned
from graph.conflicts.amounts import how_far
from graph.conflicts.told import Conflict, Told, of_words
from graph.numbers import Interval, interval, power_of_ten, times
from graph.stories import Telling
from ontology.records import Quantity, Reading

NEAR = 400
"""Code points around the place where a number should stand, within which it is the same number told elsewhere."""

BESIDE = 150
"""Code points around that place within which another number stands in its stead."""

MANY = 6
"""Tellings of one story from which on each is compared with the next one only."""

KIND = "number_mismatch"

_Pair = tuple[Quantity, Quantity]


def mismatches(told: Told) -> Iterator[Conflict]:
    """One conflict for each two numbers of two tellings of one story that stand for each other and are not the same."""
    for _, group in groupby(told.stories.tellings, key=lambda telling: telling.story):
        tellings = list(group)
        for one, other in combinations(tellings, 2) if len(tellings) <= MANY else pairwise(tellings):
            for quantity, instead in _between(one, other, told.readings):
                yield _conflict(told, quantity, instead)


def _conflict(told: Told, *pair: Quantity) -> Conflict:
    one, other = sorted(pair, key=lambda quantity: (told.article(quantity.article).key, quantity.span))
    quotes = [told.quote(quantity.article, quantity.sentence) for quantity in (one, other)]
    numbers = [told.quote(quantity.article, quantity.span).text for quantity in (one, other)]
    first, second = (told.quoted(quote.article, quote.text) for quote in quotes)
    ratio = times(_amount(one), _amount(other))
    text = f"Two tellings of one text: {first}, {second}; “{numbers[0]}” and “{numbers[1]}” {_far(ratio)}."
    return of_words(KIND, told, quotes, text)


def _far(ratio: Decimal | None) -> str:
    words = how_far(ratio)
    return f"are {words}" if words.endswith("apart") else "do not agree"


def _between(one: Telling, other: Telling, readings: Mapping[str, Reading]) -> Iterator[_Pair]:
    here, there = _numbers(one, readings), _numbers(other, readings)
    forth = aligned(one, other)
    back = forth.turned()
    left = [q for q in here if not _told_near(q, there, forth)]
    right = [q for q in there if not _told_near(q, here, back)]
    for quantity in left:
        instead = _instead(quantity, right, forth)
        if instead is not None and _instead(instead, left, back) is quantity and _surely(quantity, instead, forth):
            yield quantity, instead


def _numbers(telling: Telling, readings: Mapping[str, Reading]) -> list[Quantity]:
    reading = readings[telling.article]
    names = [link.mention.span for link in reading.links]
    # The numeral in a name ("零一万物") counts nothing.
    return [
        q
        for q in reading.quantities
        if telling.span.contains(q.span) and not any(name.overlaps(q.span) for name in names)
    ]


def _told_near(quantity: Quantity, others: list[Quantity], alignment: Alignment) -> bool:
    place = alignment.place(quantity.span.start)
    return any(abs(q.span.start - place) <= NEAR and _comparable(quantity, q) and _agree(quantity, q) for q in others)


def _instead(quantity: Quantity, others: list[Quantity], alignment: Alignment) -> Quantity | None:
    """The number of its kind that stands where it should stand, if there is one."""
    place = alignment.place(quantity.span.start)
    found = [q for q in others if abs(q.span.start - place) <= BESIDE and _comparable(quantity, q)]
    return min(found, key=lambda q: (abs(q.span.start - place), q.span), default=None)


def _surely(one: Quantity, other: Quantity, alignment: Alignment) -> bool:
    """A wrong scale is known by the digits, which stay the same; any other number needs a sentence that is the same."""
    ratio = times(_amount(one), _amount(other))
    if ratio is not None and power_of_ten(ratio):
        return True
    same_unit = one.value("currency") == other.value("currency")
    return same_unit and alignment.within(one.sentence.start, one.sentence.end) > 0


def _comparable(one: Quantity, other: Quantity) -> bool:
    if (one.value("percent") is None) != (other.value("percent") is None):
        return False
    # A text may leave out what its reader knows: "for 1 million" beside "for 1 million yuan".
    currencies = {one.value("currency"), other.value("currency")} - {None}
    return len(currencies) < 2


def _agree(one: Quantity, other: Quantity) -> bool:
    return _interval(one).meets(_interval(other))


def _interval(quantity: Quantity) -> Interval:
    return interval(Decimal(_amount(quantity)), quantity.value("amount_high"), quantity.value("bound"))


def _amount(quantity: Quantity) -> str:
    return quantity.value("amount") or quantity.value("percent") or "0"
