"""Sums whose currency or unit stands with a neighbour only: "79 instead of 95 euros", "a round of 50 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extraction.cues import cue_table
from extraction.values.money import Money, find_money

_NUMBER = r"\d+(?:[.,'\u2019]\d+)*"
_LEADING = re.compile(_NUMBER)


@cache
def _joins(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted(cue_table("elision").get(language, ["to"]), key=len, reverse=True))
    blank = r"\s*" if language == "zh" else r"\s+"
    before = re.compile(rf"(?<![\w.,])({_NUMBER}){blank}(?:{words}){blank}$", re.I)
    behind = re.compile(rf"[,，]?{blank}(?:{words}){blank}({_NUMBER})(?![\w%％]|[.,]\d)", re.I)
    return before, behind


def find_elided(text: str, language: str, money: tuple[Money, ...]) -> Iterator[Money]:
    """Numbers that share the currency of the sum beside them, on either side of a word such as "instead of"."""
    before, behind = _joins(language)
    for found in money:
        opening = before.search(text, 0, found.start)
        if opening is not None:
            yield from _as(found, opening.group(1), opening.start(1), language)
        closing = behind.match(text, found.end)
        if closing is not None:
            yield from _as(found, closing.group(1), closing.start(1), language)


def _as(found: Money, number: str, start: int, language: str) -> Iterator[Money]:
    """The number read as if the neighbour's currency and scale stood with it."""
    words, count = _LEADING.subn(number, found.text, count=1)
    read = find_money(words, language) if count else ()
    if len(read) == 1:
        end = start + len(number)
        yield Money(start, end, number, read[0].amount, read[0].currency, None, None, start, end)
