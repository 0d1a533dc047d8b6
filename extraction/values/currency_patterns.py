"""Finds the currency right before or right after a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extraction.values.currencies import CODES, LINKS, NAMES, NAMES_BEFORE, SIGNS, SMALL_SIGNS, UNSETTLED, WHOLE
from extraction.values.known import GAP, NOT_AFTER_WORD, NOT_BEFORE_LETTER, one_of, squeezed

# No currency's name before a number is longer, gap included.
_REACH = 14
# 人民币约5亿元: in Chinese a bound may stand between the currency and the number.
_HAN_BOUND = {
    "约": "approx",
    "約": "approx",
    "近": "approx",
    "超": "min",
    "逾": "min",
    "超过": "min",
    "不超过": "max",
    "": None,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency beside a number: its place, ISO 4217 code, how much of a unit it names, and how it was written."""

    start: int
    end: int
    currency: str
    part: Decimal
    sign: str
    bound: str | None = None

    def settles(self, before: Unit) -> bool:
        """Whether this name after the number goes with the sign before it ("$5 million Canadian dollars",
        人民币5亿元).
        """
        if self.currency == before.currency or self.sign == "元":
            return True
        return before.sign in UNSETTLED and self.sign not in SIGNS and self.part == WHOLE and self.currency != "EUR"


def _signs(signs: dict[str, str]) -> str:
    return "|".join(re.escape(sign) for sign in sorted(signs, key=lambda sign: (-len(sign), sign)))


@cache
def _before(language: str) -> re.Pattern[str]:
    names = one_of(NAMES_BEFORE[language])
    named = f"|(?P<name>(?i:{names}))" if names else ""
    bound = "(?P<bound>超过|不超过|[约約近超逾])?" if language == "zh" else "(?P<bound>)"
    # A sign that begins with a letter must not be the end of a word; "$" may follow anything.
    lettered = _signs({sign: code for sign, code in SIGNS.items() if sign[0].isalpha()} | CODES)
    return re.compile(rf"(?:{NOT_AFTER_WORD}(?P<lettered>{lettered})|(?P<sign>[$＄€£¥￥₹₩₽₺₫฿₪]){named}){GAP}{bound}\Z")


@cache
def _last_signs(language: str) -> frozenset[str]:
    """The last characters of all that may stand before a number: a quick test that spares most searches."""
    ends = {name[-1] for name in (*SIGNS, *CODES, *NAMES_BEFORE[language])}
    return frozenset(ends | {end.lower() for end in ends} | {end.upper() for end in ends} | set("约約近超逾过"))


@cache
def _names(language: str) -> dict[str, tuple[str, Decimal]]:
    return {squeezed(name): unit for name, unit in NAMES[language].items()}


@cache
def _after(language: str) -> re.Pattern[str]:
    names = one_of(NAMES[language])
    # 元 also begins other words (元素, 元宇宙); what follows tells.
    tail = "(?<!元)|(?<=元)(?![宇素组旦])" if language == "zh" else NOT_BEFORE_LETTER
    link = rf"(?:\s{LINKS[language]})?" if LINKS[language] else ""
    signs = _signs(SIGNS | {sign: unit[0] for sign, unit in SMALL_SIGNS.items()} | CODES)
    return re.compile(
        rf"{GAP}-?(?:(?P<sign>{signs}){NOT_BEFORE_LETTER}(?![0-9])|(?i:{link}(?P<name>{names})(?:{tail})))"
    )


def unit_before(text: str, start: int, taken: int, language: str) -> Unit | None:
    """The currency right before the number at ``start``; nothing before ``taken`` is free for it."""
    last = start - 1
    while last >= 0 and last > start - 4 and text[last].isspace():
        last -= 1
    if last < 0 or text[last] not in _last_signs(language):
        return None
    found = _before(language).search(text, max(taken, start - _REACH), start)
    if not found:
        return None
    written = found[0].strip()
    bound = _HAN_BOUND[found["bound"] or ""]
    name = found.groupdict().get("name")
    if name:
        code = {squeezed(key): value for key, value in NAMES_BEFORE[language].items()}[squeezed(name)]
        return Unit(found.start(), start, code, WHOLE, name, bound)
    sign = found["lettered"] or found["sign"] or written
    return Unit(found.start(), start, SIGNS.get(sign) or CODES[sign], WHOLE, sign, bound)


def unit_after(text: str, end: int, language: str) -> Unit | None:
    """The currency right after the number that ends at ``end``, a part of a unit ("Cent") included."""
    found = _after(language).match(text, end)
    if not found:
        return None
    if found["name"]:
        code, part = _names(language)[squeezed(found["name"])]
        return Unit(end, found.end(), code, part, found["name"])
    sign = found["sign"]
    code, part = SMALL_SIGNS.get(sign) or (SIGNS.get(sign) or CODES[sign], WHOLE)
    return Unit(end, found.end(), code, part, sign)
