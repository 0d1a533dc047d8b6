"""The patterns around a sum of money that make it a price."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extraction.values.known import GAP, NOT_AFTER_WORD, NOT_BEFORE_LETTER, one_of, squeezed
from extraction.values.numerals import DIGITS, HAN, read_digits, read_han, read_words, words_pattern
from extraction.values.price_units import COSTS, PER, PER_FIRST, PERIODS, SIDES, UNITS
from extraction.values.scales import LETTERS, SCALES


def _split(table: dict[str, str]) -> dict[str, str]:
    return {squeezed(word): kind for kind, words in table.items() for word in words.split("/")}


@cache
def unit_words(language: str) -> dict[str, str]:
    """Unit words as ``squeezed`` writes them, to the unit."""
    return _split(UNITS[language])


@cache
def period_words(language: str) -> dict[str, str]:
    """Words such as "monthly", to the unit."""
    return _split(PERIODS[language])


@cache
def side_words(language: str) -> dict[str, str]:
    """Words for a side, to "input" or "output"."""
    return _split(SIDES[language])


@cache
def _amount(language: str) -> str:
    """How many units a price is for: digits or words, scales, or nothing for one."""
    if language == "zh":
        return rf"(?:(?P<num>{HAN})(?P<scale>[KkMm](?![a-z])|[^\S\n]?(?:million|billion|thousand))?[^\S\n]?)?"
    scales = one_of(SCALES[language])
    number = rf"(?P<num>{DIGITS}|(?:{words_pattern(language)})(?![a-zà-ü])|an?(?=\s))"
    scale = rf"(?:{scales})(?:{GAP}(?:{scales}))?{NOT_BEFORE_LETTER}\.?|[km](?=[\s/-]|$|tokens?)"
    return rf"(?:{number}?{GAP}(?P<scale>{scale})?{GAP}-?(?:d['\u2019]|de\s|of\s|an\s)?)"


@cache
def _unit(language: str) -> str:
    units, sides = one_of(unit_words(language)), one_of(side_words(language))
    if language == "zh":
        return rf"(?:(?P<s1>{sides})(?:的)?)?(?P<unit>{units})(?![a-z])(?:[（(]?(?P<s2>{sides})[)）]?)?"
    lead = rf"(?:(?P<s1>{sides})[\s-]{{0,2}})?"
    tail = rf"(?:\s?[(]?(?P<s2>{sides})[)]?{NOT_BEFORE_LETTER}(?!\s?[0-9]))?"
    return rf"{lead}(?P<unit>{units}){NOT_BEFORE_LETTER}(?!\s(?:ago|earlier|later)\b){tail}"


@cache
def after_money(language: str) -> re.Pattern[str]:
    """The unit right after a sum: "per million input tokens", "/千tokens", "monthly", "por milhão de saída"."""
    units, sides = one_of(unit_words(language)), one_of(side_words(language))
    if language == "zh":
        # 5元一个月, 3元每次, 0.8元/百万token
        return re.compile(
            rf"(?i:[^\S\n]?(?:/|每|一(?=个?[月年]))[^\S\n]?{_amount(language)}{_unit(language)}(?:[/每](?P<unit2>{units}))?)"
        )
    per = one_of(PER[language].split("/"))
    periods = one_of(period_words(language)) or "(?!)"
    second = rf"(?:\s?(?:/|(?:{per})\s|und\s|e\s)\s?(?P<unit2>{units}){NOT_BEFORE_LETTER})?"
    counted = rf"{_amount(language)}(?:{_unit(language)}|(?P<only>{sides}){NOT_BEFORE_LETTER}){second}"
    # "$3 per million": of what, its side or its neighbour tells.
    counted = rf"(?:{counted}|(?P<bare>{one_of(SCALES[language])}){NOT_BEFORE_LETTER})"
    return re.compile(rf"(?i:{GAP}(?:(?:/|\b(?:{per})\b)\s?{counted}|(?P<period>{periods}){NOT_BEFORE_LETTER}))")


@cache
def before_money(language: str) -> re.Pattern[str]:
    """The unit before a sum, to be searched up to its start: 每百万tokens输入, "1 billion tokens cost only"."""
    if language == "zh":
        # No digit and no end of a sentence between: they would belong to another sum.
        return re.compile(
            rf"(?i:(?:每|一(?=个?[月年]|张|次)|平均每|(?=[0-9一百千万]{{1,4}}\s?万?个?(?:token|词元))){_amount('zh')}{_unit('zh')}(?P<rest>[^0-9。；;！!？?\n，,]{{0,16}}))\Z"
        )
    costs = one_of(COSTS[language].split("/"))
    per = one_of(PER_FIRST[language].split("/"))
    verb = rf"(?P<verb>[^0-9.;!?\n]{{0,40}}?(?:\b(?:{costs})\b|[:=]){GAP}(?P<rest>[^0-9.,;:!?\n]{{0,24}}))"
    return re.compile(rf"(?i:{NOT_AFTER_WORD}(?P<per>(?:{per})\s)?{_amount(language)}{_unit(language)}{verb})\Z")


@cache
def side_after(language: str) -> re.Pattern[str]:
    """A side right after a sum or its unit: "$12.00 out", 0.003元(输入), "15 Dollar für die Ausgabe"."""
    sides = one_of(side_words(language))
    if language == "zh":
        return re.compile(rf"(?i:[^\S\n]?[（(]?(?P<side>{sides})(?![输輸])[)）]?)")
    return re.compile(
        rf"(?i:\s?[(]?(?:(?:for|on|für|beim?|bei\sder|para|pour|per|pro|na|de|the|die|der|a|en|in)\s){{0,2}}(?P<side>{sides}){NOT_BEFORE_LETTER}[)]?)"
    )


@cache
def side_before(language: str) -> re.Pattern[str]:
    """A side before a sum, to be searched up to its start: 输入0.6元, "input: $3", "Eingabe 3 Dollar"."""
    sides = one_of(side_words(language))
    edge = "" if language == "zh" else rf"{NOT_AFTER_WORD}"
    after = (
        r"[^0-9。；;！!？?\n，,、()（）输輸和及与與]{0,8}"
        if language == "zh"
        else r"(?:\s?(?:tokens?|Token))?\s?[:=-]?\s?(?:at|costs?|kostet|kosten|custa|de|zu)?\s?"
    )
    return re.compile(rf"(?i:{edge}(?P<side>{sides}){after})\Z")


def quantity_of(found: re.Match[str], language: str) -> Decimal | None:
    """How many units the match names, 1 where it names no number; ``None`` where its digits make no number."""
    group = found.groupdict()
    number, scale = group.get("num"), group.get("scale") or group.get("bare")
    value: Decimal | None = Decimal(1)
    if number and language == "zh":
        value = read_han(number)
    elif number and number[0].isdigit():
        value = read_digits(number, language, scaled=bool(scale))
    elif number and squeezed(number) not in ("a", "an"):
        value = read_words(number, language)
    for word in re.findall(r"[^\s\u00a0]+", scale or ""):
        factor = SCALES[language].get(word.lower()) or LETTERS.get(word.lower())
        value = value * factor if value is not None and factor else value
    return value or None
