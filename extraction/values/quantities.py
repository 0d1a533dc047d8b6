"""The common reader behind money and scaled numbers: numeral, scale, currency, bound and range with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from extraction.values.bounds import bound_after, bound_before
from extraction.values.currency_patterns import Unit, unit_after, unit_before
from extraction.values.known import GAP, NOT_BEFORE_LETTER, NOT_BEFORE_WORD, one_of, squeezed
from extraction.values.number_words import AFTER_SCALE_HALF, BEFORE_SCALE, MANY
from extraction.values.numerals import han_says_more, han_scale, numeral_pattern, read_digits, read_han, read_words
from extraction.values.scales import LETTERS, SCALES

_LONGEST_MANY = 14
"""Letters and blanks in the longest word that leaves open how many."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it. ``amount`` is full (scale and part of a unit applied)."""

    start: int
    end: int
    amount: Decimal
    scale: Decimal
    currency: str | None
    currency_first: bool
    bound: str | None
    outer_start: int
    outer_end: int
    amount_high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    scale: Decimal
    letter: bool  # the scale is a single letter, which needs a currency beside it
    bound: str | None


_ONE = Decimal(1)
_THOUSAND = Decimal(1000)


@cache
def _scale_pattern(language: str) -> re.Pattern[str]:
    half = AFTER_SCALE_HALF[language]
    after = rf"(?P<half>(?:\s{half}{NOT_BEFORE_LETTER}))?" if half else "(?P<half>(?!))?"
    scales = one_of(SCALES[language])
    return re.compile(
        rf"(?i:(?P<more>\+|-?plus\b)?(?:(?P<scales>(?:{GAP}-?(?:{scales})){{1,3}}){NOT_BEFORE_WORD}{after}"
        rf"|[^\S\n]?(?P<letter>[kmbt]){NOT_BEFORE_WORD}))"
    )


@cache
def _one_scale(language: str) -> re.Pattern[str]:
    return re.compile(f"(?i:{one_of(SCALES[language])})")


# What can follow a number that has a scale, a currency or a partner in a range: all else is passed over quickly.
_FOLLOWED = re.compile(r"[\s+-]{0,8}(?:[^\W\d_]|[^\s\w,.;:()+-])")


@cache
def _many(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:(?<![^\W\d_])(?:{MANY[language]})\s{{1,2}}\Z)")


def _value(found: re.Match[str], language: str, scaled: bool) -> Decimal | None:
    kind = found.lastgroup
    if kind == "digits":
        return read_digits(found[0], language, scaled=scaled)
    return BEFORE_SCALE[language][squeezed(found[0])] if kind == "before_scale" else read_words(found[0], language)


def _numbers(text: str, language: str) -> Iterator[_Number]:
    """Every number of the text that may have a scale, a currency or a partner in a range."""
    if language == "zh":
        yield from _han_numbers(text)
        return
    end = 0
    for found in numeral_pattern(language).finditer(text):
        if found.start() < end:
            continue  # a scale of the number before: "mil" in "2 mil milhões"
        start, end = found.span()
        scaled = _scale_pattern(language).match(text, end) if _FOLLOWED.match(text, end) else None
        value = _value(found, language, scaled is not None)
        if value is None or (scaled is None and found.lastgroup == "before_scale"):
            continue
        if found.lastgroup != "digits" and _many(language).search(text, max(0, start - _LONGEST_MANY), start):
            continue  # "several hundred million" has no number
        number = _Number(start, end, value, _ONE, False, None)
        if scaled:
            number = _scaled(number, scaled, language)
            end = number.end
        yield number


def _scaled(number: _Number, found: re.Match[str], language: str) -> _Number:
    bound = "min" if found["more"] else number.bound
    if found["letter"]:
        return _Number(number.start, found.end(), number.value, LETTERS[found["letter"].lower()], True, bound)
    scale = number.scale
    for word in _one_scale(language).findall(found["scales"]):
        scale *= SCALES[language][word.lower()]
    value = number.value + (Decimal("0.5") if found["half"] else 0)
    return _Number(number.start, found.end(), value, scale, False, bound)


def _han_numbers(text: str) -> Iterator[_Number]:
    """Chinese numerals, digits with Chinese units, and digits with the English scales that Chinese texts keep."""
    for found in numeral_pattern("zh").finditer(text):
        written = found[0].strip()
        start, end = found.end() - len(found[0].lstrip()), found.end()
        before = text[start - 1] if start else ""
        if written[0] in "多余餘几幾来來+" or (before and before in "数數第."):
            continue  # "several hundred million" has no number
        value = read_han(written)
        scale = han_scale(written)
        if value is None or (written in "万萬亿億兆千百十" and before not in "近超逾过過破约約"):
            continue
        bound = "min" if han_says_more(written) else None
        number = _Number(start, end, value / scale, scale, False, bound)
        if written[-1].isdigit() and _FOLLOWED.match(text, end):
            scaled = _scale_pattern("zh").match(text, end)
            number = _scaled(number, scaled, "zh") if scaled else number
        yield number


_NAME = re.compile(r"\w")
_LATIN_NAME = re.compile(r"[A-Za-z0-9_]")
# In Chinese text a number may follow a Chinese word without a blank.
_WORD_END = {"de": _NAME, "en": _NAME, "es": _NAME, "fr": _NAME, "pt": _NAME, "zh": _LATIN_NAME}


def _with_units(text: str, language: str) -> Iterator[Quantity]:
    taken = 0
    for number in _numbers(text, language):
        before = unit_before(text, number.start, taken, language)
        after = unit_after(text, number.end, language) if _FOLLOWED.match(text, number.end) else None
        if before and after and not after.settles(before):
            after = None
        if number.letter and not (before or after):
            continue
        if before is None and number.start and _WORD_END[language].match(text[number.start - 1]):
            continue  # "A100", "GPT4": part of a name
        # 元 is the unit of whatever currency was named before the number.
        unit: Unit | None = before if before and after and after.sign == "元" else after or before
        if unit is None and number.scale == _ONE and not _range_link(language).match(text, number.end):
            continue
        start = before.start if before else number.start
        end = after.end if after else number.end
        amount = number.value * number.scale * (unit.part if unit else 1)
        currency = unit.currency if unit else None
        taken = end
        bound = number.bound or (before.bound if before else None)
        yield Quantity(start, end, amount, number.scale, currency, before is not None, bound, start, end)


@cache
def _range_link(language: str) -> re.Pattern[str]:
    words = {"en": "to|and", "de": "bis|und", "pt": "a|até|e", "fr": "à|et", "es": "a|y", "zh": "到|至"}[language]
    blank = "" if language == "zh" else r"\s"
    return re.compile(rf"(?i:[^\S\n]?(?:[-\u2010-\u2015~\uff5e]|{blank}(?:{words})(?:\sas|\sto)?{blank})[^\S\n]?)")


_AND = frozenset({"and", "und", "e", "et", "y"})
_BETWEEN = re.compile(r"(?i:(?:between|zwischen|entre))\s{1,3}\Z")
_CHANGE = re.compile(r"(?i:(?<![a-z])(?:from|von|de|desde)\s{1,2}|[从從由])\Z")


def _joined(text: str, low: Quantity, high: Quantity, language: str) -> Quantity | None:
    """The range that two neighbours make, with scale and currency spread over both; ``None`` where they make none."""
    between = text[low.end : high.start]
    link = _range_link(language).fullmatch(between) if len(between) <= 9 else None
    if not link or (low.currency and high.currency and low.currency != high.currency):
        return None
    if squeezed(between) in _AND and not _BETWEEN.search(text, max(0, low.start - 12), low.start):
        return None
    if low.currency and not low.currency_first and not high.currency:
        return None
    told_twice = low.currency is not None and high.currency is not None and low.scale == high.scale
    if told_twice and _CHANGE.search(text, max(0, low.start - 8), low.start):
        return None  # "from $2 billion to $3 billion" tells two values, "from 2 to 3 billion dollars" a range
    first = low.amount
    if low.scale < _THOUSAND <= high.scale:
        # "二十到三十亿" spreads 亿, "三到五千万" 千万.
        scales = (high.scale, Decimal(10**8), Decimal(10**4)) if language == "zh" else (high.scale,)
        first *= next((scale for scale in scales if scale <= high.scale and first * scale < high.amount), _ONE)
    if not high.currency and low.currency and high.scale == _ONE and low.scale != _ONE:
        return None
    if first >= high.amount:
        return None
    currency = high.currency or low.currency
    joined = replace(low, end=high.end, amount=first, currency=currency, amount_high=high.amount, outer_end=high.end)
    return replace(joined, scale=max(low.scale, high.scale))


def _with_bound(text: str, found: Quantity, language: str) -> Quantity:
    if found.amount_high is not None:
        between = _BETWEEN.search(text, max(0, found.start - 12), found.start)
        before = None if between else bound_before(text, found.start, found.end, language)
        return replace(found, outer_start=before[0], bound="approx") if before and before[1] == "approx" else found
    before, after = bound_before(text, found.start, found.end, language), bound_after(text, found.end, language)
    bound = found.bound
    for side in (after, before):
        bound = side[1] if side else bound
    return replace(
        found, bound=bound, outer_start=before[0] if before else found.start, outer_end=after[0] if after else found.end
    )


@lru_cache(maxsize=512)
def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """All numbers with a currency or a scale, ranges joined and bounds read; ``language`` is a table's key.

    Sums, prices, bare scales and names that end in a number all ask for those of one sentence.
    """
    return tuple(_read(text, language))


def _read(text: str, language: str) -> Iterator[Quantity]:
    waiting: Quantity | None = None
    for found in _with_units(text, language):
        if waiting is not None:
            joined = _joined(text, waiting, found, language)
            if joined is not None:
                yield _with_bound(text, joined, language)
                waiting = None
                continue
            if waiting.currency or waiting.scale != _ONE:
                yield _with_bound(text, waiting, language)
        waiting = found
    if waiting is not None and (waiting.currency or waiting.scale != _ONE):
        yield _with_bound(text, waiting, language)
