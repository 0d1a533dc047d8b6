"""Finds percentages and fractions; changes by a factor are in ``multiples`` and offered here too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extraction.values.bounds import bound_after, bound_before
from extraction.values.known import (
    GAP,
    NOT_AFTER_LETTER,
    NOT_AFTER_WORD,
    NOT_BEFORE_LETTER,
    base_language,
    one_of,
    squeezed,
)
from extraction.values.multiples import Multiple, find_multiples
from extraction.values.numerals import DIGITS, HAN, RUN_START, plain, read_digits, read_han, read_words, words_pattern
from extraction.values.share_words import FRACTIONS, PERCENT

__all__ = ["Multiple", "Percent", "find_multiples", "find_percent"]

_HUNDRED = Decimal(100)
_RANGE = r"(?:[-\u2010-\u2015~\uff5e至到]|\s(?:to|bis|a|à|até|and|und|e|y|et)\s)"
_LINK = re.compile(r"\s?[-\u2010-\u2015~\uff5e至到]\s?|\s(?:to|bis|a|à|até)\s")


@dataclass(frozen=True, slots=True)
class Percent:
    """A share. ``value`` is in percent and unsigned, ``value_high`` a range's high end, ``bound`` as in ``Money``.

    ``kind`` is "percent" for "36 %" and "fraction" for "a quarter". ``start``/``end`` leave the bound words out.
    """

    start: int
    end: int
    text: str
    value: Decimal
    bound: str | None
    kind: str
    value_high: Decimal | None
    outer_start: int


@cache
def _latin(language: str) -> re.Pattern[str]:
    words = [word for word in PERCENT[language].split("/") if word != "%"]
    sign = rf"{GAP}(?:[%\uff05]|-?(?i:{one_of(words)}){NOT_BEFORE_LETTER})"
    low = rf"(?P<low>{DIGITS}){_RANGE}"
    digits = rf"{NOT_AFTER_LETTER}(?<![0-9])(?P<digits>{DIGITS})"
    number = rf"{digits}|{NOT_AFTER_WORD}(?P<words>(?i:{words_pattern(language)}))"
    fraction = one_of(word for group in FRACTIONS[language].values() for word in group.split("/"))
    return re.compile(
        rf"(?:{RUN_START}(?:{NOT_AFTER_LETTER}{low})?(?:{number}){sign})"
        rf"|(?i:{NOT_AFTER_WORD}(?P<fraction>{fraction}){NOT_BEFORE_LETTER})"
    )


@cache
def _han() -> re.Pattern[str]:
    low = rf"(?P<low>{DIGITS}){_RANGE}"
    fraction = one_of(FRACTIONS["zh"]["1/2"].split("/"))
    return re.compile(
        rf"{RUN_START}(?:{low})?(?P<digits>{DIGITS})[^\S\n]?(?:[%\uff05]|[个個]百分[点點])"
        rf"|(?P<under>[二三四五六七八九十百千]{{1,3}}|[0-9]{{1,3}})分之(?P<han>{HAN})"
        r"|(?P<tenths>[一二三四五六七八九1-9])成(?P<half>[一二三四五六七八九半])?(?![为為立功本员員交熟果长長就了语])"
        rf"|(?P<fraction>{fraction})"
    )


def find_percent(text: str, language: str) -> tuple[Percent, ...]:
    """All percentages and fractions in ``text``, sorted by place; "10 % to 20 %" is one find."""
    key = base_language(language)
    found: list[Percent] = []
    for match in (_han() if key == "zh" else _latin(key)).finditer(text):
        values = _percent(match, key)
        if values is None:
            continue
        percent = _placed(text, match, *values, key)
        last = found[-1] if found else None
        if last and last.value_high is None and percent.value_high is None and last.value < percent.value:
            between = text[last.end : percent.start]
            if len(between) <= 6 and _LINK.fullmatch(between):
                found[-1] = replace(
                    last, end=percent.end, text=text[last.start : percent.end], value_high=percent.value
                )
                continue
        found.append(percent)
    return tuple(found)


def _percent(found: re.Match[str], language: str) -> tuple[Decimal, Decimal | None, str] | None:
    """Value, high end and kind of what was found; ``None`` where its digits make no number."""
    group = found.groupdict()
    if group["fraction"]:
        return _fractions(language)[squeezed(group["fraction"])], None, "fraction"
    if group.get("under"):
        under, over = read_han(group["under"]), read_han(group["han"])
        if not under or over is None:
            return None
        kind = "percent" if group["under"] in ("百", "100") else "fraction"
        return over * _HUNDRED / under, None, kind
    if group.get("tenths"):
        tenths = (read_han(group["tenths"]) or Decimal(0)) * 10
        half = group["half"]
        return (
            tenths + (Decimal(5) if half == "半" else (read_han(half) or Decimal(0)) if half else 0),
            None,
            "fraction",
        )
    value = (
        read_words(group["words"], language)
        if group.get("words")
        else read_digits(group["digits"], language, scaled=True)
    )
    low = read_digits(group["low"], language, scaled=True) if group["low"] else None
    if value is None:
        return None
    return (low, value, "percent") if low is not None and low < value else (value, None, "percent")


def _placed(text: str, found: re.Match[str], value: Decimal, high: Decimal | None, kind: str, language: str) -> Percent:
    # A low end that is no lower ("cut from 20 % to 10 %") is no range: only the second number counts.
    start = found.start() if high is not None or not found.groupdict()["low"] else found.start("digits")
    end = found.end()
    before, after = bound_before(text, start, end, language), bound_after(text, end, language)
    bound = before[1] if before else after[1] if after else None
    return Percent(
        start, end, text[start:end], plain(value), bound, kind, high and plain(high), before[0] if before else start
    )


@cache
def _fractions(language: str) -> dict[str, Decimal]:
    table: dict[str, Decimal] = {}
    for fraction, group in FRACTIONS[language].items():
        over, under = fraction.split("/")
        for word in group.split("/"):
            table[squeezed(word)] = Decimal(over) * _HUNDRED / Decimal(under)
    return table
