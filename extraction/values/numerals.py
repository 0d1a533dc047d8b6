"""Reads a numeral, digits or words, into an exact decimal."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extraction.values.known import GAP, NOT_AFTER_WORD, NOT_BEFORE_WORD, one_of, squeezed
from extraction.values.number_words import BEFORE_SCALE, JOINS, WORDS

# Longer runs of digits are identifiers, not quantities; the limit keeps arithmetic exact and fast.
LONGEST = 24

# Full-width digits are digits too. A dot, a comma, an apostrophe or a no-break blank may stand between groups.
_DIGIT = "0-9\uff10-\uff19"
# Atomic, here and below: a run of digits is read whole or not at all, so that no pattern tries its parts in turn.
DIGITS = rf"(?>[{_DIGIT}]+(?:(?:[.,'\u2019\uff0e]|[\u00a0\u202f\u2009](?=[0-9]{{3}}(?![0-9])))[{_DIGIT}]+)*)"
# For patterns that a run of digits begins: not from its middle.
RUN_START = rf"(?<![{_DIGIT}])(?<![{_DIGIT}][.,'\u2019\uff0e])"
# French (and some Spanish) texts write an ordinary blank between groups of three.
DIGITS_WITH_BLANKS = rf"[1-9][0-9]{{0,2}}(?: [0-9]{{3}}(?![0-9]))+(?:,[0-9]+)?|{DIGITS}"

_WIDE = {ord("\uff10") + digit: ord("0") + digit for digit in range(10)} | {0xFF0E: ord(".")}

# The language's own decimal sign; the other of the two groups thousands.
_DECIMAL_SIGN = {"en": ".", "zh": ".", "de": ",", "pt": ",", "fr": ",", "es": ","}

_HAN_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "兩": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "肆": 4,
    "五": 5, "伍": 5,
    "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
_HAN_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_HAN_BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HAN_UNITS = "".join((*_HAN_SMALL, *_HAN_BIG))
# "20多亿", "30余万": more than that many; the word stands inside the number.
_HAN_MORE = "多余餘几幾来來+"
# "一点五亿": the point in words, between digits in words.
_HAN_POINT = rf"(?<=[{''.join(_HAN_DIGITS)}十])[点點](?=[{''.join(_HAN_DIGITS)}])"
HAN = (
    rf"(?>(?:{DIGITS}|[{''.join(_HAN_DIGITS)}]|[^\S\n]?[{_HAN_UNITS}]|(?:多|余|餘|几|幾|来|來|\+)(?=[{_HAN_UNITS}])"
    rf"|{_HAN_POINT})"
    rf"{{1,{LONGEST}}})"
)
_HAN_DECIMAL = re.compile(rf"([{''.join(_HAN_DIGITS)}十]+)[点點]([{''.join(_HAN_DIGITS)}]+)")
_HAN_TOKEN = re.compile(rf"{DIGITS}|[{''.join(_HAN_DIGITS)}{_HAN_UNITS}]")


def read_digits(found: str, language: str, *, scaled: bool = False) -> Decimal | None:
    """The number that digits and their separators stand for, by the language's habit; ``None`` for "1,2,3".

    With two kinds of separators the last is the decimal one. One kind, repeated, groups thousands. A single one is
    decimal unless exactly three digits follow it and the language groups with it ("1.500" is 1500 in German, 1.5 in
    English) or they are three zeros without a scale: translated texts keep the original's "1,000".
    """
    if len(found) > LONGEST:
        return None
    bare = re.sub(r"[\s'\u2019]", "", found.translate(_WIDE))
    signs = [sign for sign in bare if sign in ".,"]
    if not signs:
        return Decimal(bare)
    last = signs[-1]
    head, _, tail = bare.rpartition(last)
    if len(set(signs)) == 2:
        if signs.count(last) > 1 or not _grouped(re.split("[.,]", head)):
            return None
        return Decimal(re.sub("[.,]", "", head) + "." + tail)
    parts = bare.split(last)
    if len(signs) > 1:
        return Decimal("".join(parts)) if _grouped(parts) else None
    groups = last != _DECIMAL_SIGN[language] or (tail == "000" and not scaled)
    if len(tail) == 3 and groups and _grouped(parts):
        return Decimal(head + tail)
    return Decimal(head + "." + tail)


def _grouped(parts: list[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and not parts[0].startswith("0") and all(len(part) == 3 for part in parts[1:])


def plain(amount: Decimal) -> Decimal:
    """The same number without an exponent and without trailing zeros after the point."""
    short = amount.normalize()
    return Decimal(format(short, "f"))  # quantize would refuse what has more digits than the context


@cache
def words_pattern(language: str) -> str:
    """A pattern for number words of a language, up to ten in a row."""
    words = one_of(WORDS[language])
    join = JOINS[language]
    between = rf"(?:{join})?" if language == "de" else rf"[\s\u00a0-](?:{join}[\s\u00a0])?"
    return rf"(?:{words})(?:{between}(?:{words})){{0,9}}"


@cache
def _word(language: str) -> re.Pattern[str]:
    return re.compile(f"(?i:{one_of(WORDS[language])})")


def read_words(found: str, language: str) -> Decimal:
    """The number that a run of number words stands for."""
    total = current = 0
    for word in _word(language).finditer(found):
        value = WORDS[language][squeezed(word[0])]
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return Decimal(total + current)


def _point(found: re.Match[str]) -> str:
    return f"{read_han(found[1]) or 0}." + "".join(str(_HAN_DIGITS[sign]) for sign in found[2])


def read_han(found: str) -> Decimal | None:
    """The number of a run of Chinese numerals and digits ("1亿5000万", "三十亿", "1.5万亿"); ``None`` where it is
    none.
    """
    total = section = Decimal(0)
    number: Decimal | None = None
    last_unit = previous_big = 0
    for token in _HAN_TOKEN.findall(_HAN_DECIMAL.sub(_point, found)):
        if token in _HAN_SMALL:
            last_unit = _HAN_SMALL[token]
            section, number = section + (Decimal(1) if number is None else number) * last_unit, None
        elif token in _HAN_BIG:
            last_unit = _HAN_BIG[token]
            section, number = section + (number or 0), None
            if not section and not total:
                section = Decimal(1)
            if previous_big and last_unit > previous_big:
                total = (total + section) * last_unit
            elif section:
                total += section * last_unit
            else:
                total *= last_unit
            previous_big, section = last_unit, Decimal(0)
        else:
            value = Decimal(_HAN_DIGITS[token]) if token in _HAN_DIGITS else read_digits(token, "zh")
            if value is None or (number is not None and number != 0):
                return None
            number = value
            if token in "零〇":
                last_unit = 0
    if number is not None and last_unit > 10 and number < 10 and number == int(number):
        number = number * last_unit / 10  # "一亿五" is 1.5亿, "三千五" 3500.
    return total + section + (number or 0)


def han_scale(found: str) -> Decimal:
    """What the units at a numeral's end multiply by: 10,000,000 for "五千万", 100,000,000 for "30亿"; 1 where there
    is no number.

    A bare unit ("百亿") has no number of its own that a scale could be told from.
    """
    head = found.rstrip(_HAN_UNITS + "多余餘几幾来來+ ")
    units = [sign for sign in found[len(head) :] if sign in _HAN_UNITS]
    return (read_han("".join(units)) or Decimal(1)) if head and units else Decimal(1)


def han_says_more(found: str) -> bool:
    """Whether a word inside the numeral makes it a lower bound ("20多亿")."""
    return any(sign in _HAN_MORE for sign in found)


@cache
def numeral_pattern(language: str) -> re.Pattern[str]:
    """Finds numerals: group ``digits``, ``words``, ``before_scale`` (a number only before a scale) or ``han``."""
    if language == "zh":
        return re.compile(f"(?P<han>{HAN})")
    digits = DIGITS_WITH_BLANKS if language in ("fr", "es") else DIGITS
    return re.compile(
        rf"(?P<digits>{digits})|(?i:{NOT_AFTER_WORD}"
        rf"(?:(?P<before_scale>{one_of(BEFORE_SCALE[language])})(?={GAP}-?[a-z])|(?P<words>{words_pattern(language)}))"
        rf"{NOT_BEFORE_WORD})"
    )
