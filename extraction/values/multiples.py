"""Finds changes that a text tells as a factor: "halved", "verdoppelt", 打五折."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extraction.values.known import NOT_AFTER_WORD, NOT_BEFORE_LETTER, base_language, one_of, squeezed
from extraction.values.numerals import plain, read_han
from extraction.values.share_words import MULTIPLES

_HUNDRED = Decimal(100)
_HAN_NUMBER = "[0-9.一二两兩三四五六七八九十百千]{1,6}"


@dataclass(frozen=True, slots=True)
class Multiple:
    """A change by a factor; ``percent`` is the signed change in percent: -50 for "halved", 100 for "doubled"."""

    start: int
    end: int
    text: str
    percent: Decimal


@cache
def _table(language: str) -> dict[str, int]:
    return {squeezed(word): percent for percent, group in MULTIPLES[language].items() for word in group.split("/")}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = one_of(_table(language))
    if language == "zh":
        # A discount names what is left: 五折 and 五〇折 is half the price, 八五折 85 % of it.
        return re.compile(
            rf"(?P<words>{words})|打?(?P<left>[0-9.一二三四五六七八九]{{1,3}})折(?![叠腾磨旧扣])"
            rf"|(?:降|跌|减|降低|下降|下调)[至到](?:了)?(?:原来|此前|原价|之前)?的?(?P<under>[二三四五六七八九十]{{1,3}})分之(?P<over>[一二三四五六七八九])"
            rf"|(?:翻了?(?P<twice>{_HAN_NUMBER})番)"
            rf"|(?:涨|增长|增長|增加|上涨|上漲|提高|提升|上升|涨价)了?(?:近|约|超)?(?P<more>{_HAN_NUMBER})倍"
            rf"|(?P<times>{_HAN_NUMBER})倍"
        )
    fold = {"en": r"|(?P<fold>[0-9]{1,4})-?\s?fold", "de": r"|(?:um\sdas\s)?(?P<fold>[0-9]{1,4})-?fache"}.get(
        language, ""
    )
    return re.compile(rf"(?i:{NOT_AFTER_WORD}(?:(?P<words>{words}){fold}){NOT_BEFORE_LETTER})")


def find_multiples(text: str, language: str) -> tuple[Multiple, ...]:
    """All changes by a factor in ``text``, sorted by place. A bare 十倍 counts as tenfold, 900 percent more."""
    key = base_language(language)
    found = []
    for match in _pattern(key).finditer(text):
        percent = _percent(match, key)
        if percent is not None:
            found.append(Multiple(match.start(), match.end(), match[0], plain(percent)))
    return tuple(found)


def _percent(found: re.Match[str], language: str) -> Decimal | None:
    group = found.groupdict()
    if group["words"]:
        return Decimal(_table(language)[squeezed(group["words"])])
    if group.get("fold"):
        return (Decimal(group["fold"]) - 1) * _HUNDRED
    if group.get("left"):
        digits = "".join(str(read_han(sign) or 0) if sign not in "0123456789." else sign for sign in group["left"])
        if digits.count(".") > 1 or digits.strip(".") == "":
            return None
        left = Decimal(digits)
        return -(_HUNDRED - left * (1 if left > 10 else 10))
    if group.get("under"):
        under, over = read_han(group["under"]), read_han(group["over"])
        return -(_HUNDRED - over * _HUNDRED / under) if under and over is not None and over < under else None
    number = read_han(group.get("twice") or group.get("more") or group["times"])
    if not number:
        return None
    if group.get("twice"):
        return (Decimal(2) ** int(number) - 1) * _HUNDRED if number < 20 else None
    return number * _HUNDRED if group.get("more") else (number - 1) * _HUNDRED
