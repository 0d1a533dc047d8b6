"""Finds dates, as coarse as the text gives them, and resolves relative ones against the article's day."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from extraction.values.calendar_words import AGO, MONTHS, RELATIVE, THAT, WEEKDAYS, YEAR_OF
from extraction.values.date_parts import Parts, counted, day_of, latest, weekday
from extraction.values.date_patterns import date_patterns
from extraction.values.known import base_language, squeezed
from extraction.values.numerals import read_han, read_words

_HAN_WEEKDAYS = "一二三四五六日"
_HAN_YEARS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
_HAN_MONTHS = {"本月": 0, "这个月": 0, "上个月": -1, "上個月": -1, "上月": -1, "下个月": 1, "下月": 1}
_HAN_RELATIVE = {
    "昨": ("day", -1), "今": ("day", 0), "前": ("day", -2), "明": ("day", 1),
    "上周": ("week", -1), "上週": ("week", -1), "上星": ("week", -1), "下周": ("week", 1),
    "本周": ("week", 0), "本週": ("week", 0), "本星": ("week", 0), "这周": ("week", 0),
    "上一": ("year", -1), "本季": ("quarter", 0), "上季": ("quarter", -1),
}  # fmt: skip
_HAN_UNITS = {"天": "day", "周": "week", "个月": "month", "個月": "month", "年": "year"}


@dataclass(frozen=True, slots=True)
class Date:
    """A date. ``iso`` is ISO 8601, as coarse as the text: "2023", "2023-06", "2023-06-29".

    ``relative`` says that the text alone does not give it; ``anchor`` is the ISO date earlier in the text that it
    leans on ("in October of that year"), ``None`` for all others.
    """

    start: int
    end: int
    text: str
    iso: str
    relative: bool
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    language: str
    today: datetime.date | None
    last: str | None  # the ISO date that the text spoke of last
    last_month: str | None


def find_dates(text: str, language: str, published: str | None, told: str = "") -> tuple[Date, ...]:
    """All dates in ``text``, sorted by place; ``published`` is the article's day (ISO 8601) or ``None``.

    A relative date without a day to count from is none. A month or day without a year is the last one up to
    ``published``. ``told`` is the ISO date that was spoken of last before the text, to which "that year" may point
    back, "" for none.
    """
    key = base_language(language)
    today = day_of(published)
    found = [match for pattern in date_patterns(key) for match in pattern.finditer(text)]
    found.sort(key=lambda match: (_start(match), -match.end()))
    dates: list[Date] = []
    end, last = 0, told or None
    last_month = told[:7] if len(told) >= 7 else None
    for match in found:
        start = _start(match)
        if start < end:
            continue
        read = _read(match, _Context(key, today, last, last_month))
        iso = read[0].iso() if read else None
        if read is None or iso is None:
            continue
        if dates and match.groupdict().get("m") and _names_weekday_of(text, dates[-1], start, iso):
            dates.pop()
        end = match.end()
        dates.append(Date(start, end, text[start:end], iso, read[1], read[2]))
        last = iso
        last_month = iso[:7] if len(iso) >= 7 else last_month
    return tuple(dates)


def _start(match: re.Match[str]) -> int:
    """Where the date itself begins: a preposition that only helps to know it is left out."""
    start = match.start("from") if "from" in match.re.groupindex else -1
    return start if start >= 0 else match.start()


def _names_weekday_of(text: str, before: Date, start: int, iso: str) -> bool:
    """Whether ``before`` is a weekday that only names the day that follows: "Tuesday, 11 June 2024"."""
    adjacent = re.fullmatch(r",?\s?\(?(?:den\s|dem\s|the\s|dia\s)?", text[before.end : start]) is not None
    return adjacent and before.relative and len(before.iso) == 10 and len(iso) == 10 and not before.text[0].isdigit()


_Read = tuple[Parts, bool, str | None]


def _read(match: re.Match[str], context: _Context) -> _Read | None:
    """The date of a match, whether it is relative, and the date that it leans on."""
    group = match.groupdict()
    if "a" in group:
        return _slashed(group, context.language)
    if group.get("that"):
        return _pointing_back(
            "day" if context.language == "zh" else _those(context.language)[_key(group["that"])], context
        )
    if group.get("mo"):
        return _han_month(group, context)
    if group.get("yo"):
        return _with_year_words(group, context)
    month = _month(group.get("m"), context.language)
    day = _number(group["d"]) if group.get("d") else None
    if group.get("y"):
        return Parts(_year(group["y"]), month, day), False, None
    if context.today is None:
        return None
    if month:
        return latest(month, day, context.today), True, None
    return _relative(group, context.language, context.today)


def _relative(group: dict[str, str | None], language: str, today: datetime.date) -> _Read | None:
    parts: Parts | None = None
    phrase, name = group.get("rel"), group.get("wd") or group.get("wds")
    number, unit = group.get("n") or group.get("n2"), group.get("u") or group.get("u2")
    if phrase:
        parts = (
            counted(*_relatives(language)[_key(phrase)], today) if language != "zh" else _han_relative(phrase, today)
        )
    elif name:
        parts = _weekday(name, group.get("wk"), language, today)
    elif number and unit:
        count = _number(number) if language == "zh" or number.isdigit() else int(read_words(number, language))
        parts = counted(_units(language)[_key(unit)], -count, today)
    return (parts, True, None) if parts else None


def _weekday(name: str, week: str | None, language: str, today: datetime.date) -> Parts | None:
    if language == "zh":
        number = _HAN_WEEKDAYS.index("日" if name == "天" else name)
        return weekday(number, {"上": -1, "下": 1, "本": 0, "这": 0}.get((week or "周")[0]), today)
    names = {_key(known): number for known, number in WEEKDAYS[language].items()}
    number = names[_key(name)] if _key(name) in names else names[_key(name + " feira")]
    if week:
        return counted("day", (number - today.weekday() - 1) % 7 + 1, today)
    return weekday(number, None, today)


def _with_year_words(group: dict[str, str | None], context: _Context) -> _Read | None:
    words = str(group["yo"])
    month = _month(group.get("m"), context.language)
    day = _number(str(group["d"])) if group.get("d") else None
    years: dict[str, int | str] = dict(_HAN_YEARS) if context.language == "zh" else _year_words(context.language)
    step = years.get(_key(words), "next" if words == "次年" else "that")
    if isinstance(step, int):
        return (Parts(context.today.year + step, month, day), True, None) if context.today else None
    if context.last is None:
        return None
    return Parts(int(context.last[:4]) + (step == "next"), month, day), True, context.last


def _han_month(group: dict[str, str | None], context: _Context) -> _Read | None:
    day = _number(str(group["d"])) if group.get("d") else None
    step = _HAN_MONTHS.get(str(group["mo"]))
    if step is None:
        read = _pointing_back("month", context)
        return (Parts(read[0].year, read[0].month, day), True, read[2]) if read else None
    parts = counted("month", step, context.today) if context.today else None
    return (Parts(parts.year, parts.month, day), True, None) if parts else None


def _pointing_back(unit: str, context: _Context) -> _Read | None:
    leaning = context.last_month if unit == "month" else context.last
    if leaning is None:
        return None
    if unit == "day":
        before = day_of(leaning) if len(leaning) == 10 else None
        after = counted("day", 1, before) if before else None
        return (after, True, leaning) if after else None
    return Parts(int(leaning[:4]), int(leaning[5:7]) if unit == "month" else None), True, leaning


def _slashed(group: dict[str, str | None], language: str) -> _Read:
    """Day first, but in English the month, unless the numbers or the dots between them say otherwise."""
    first, second = int(str(group["a"])), int(str(group["b"]))
    month_first = language == "en" and group["s"] != "." and first <= 12
    if second > 12:
        month_first = True
    month, day = (first, second) if month_first else (second, first)
    # 0 is no month and no day: the calendar refuses 13.
    return Parts(int(str(group["y"])), month or 13, day or 32), False, None


def _han_relative(phrase: str, today: datetime.date) -> Parts | None:
    return counted(*(_HAN_RELATIVE.get(phrase[:2]) or _HAN_RELATIVE[phrase[0]]), today)


def _month(found: str | None, language: str) -> int | None:
    if not found:
        return None
    return _number(found) if language == "zh" or found.isdigit() else MONTHS[language][found.lower()]


def _number(found: str) -> int:
    return int(found) if found.isdigit() else int(read_han(found) or 0)


def _year(found: str) -> int:
    return int(found) if found.isdigit() else int("".join(str(int(read_han(sign) or 0)) for sign in found))


def _key(found: str) -> str:
    return squeezed(found)


@cache
def _relatives(language: str) -> dict[str, tuple[str, int]]:
    return {_key(word): unit for unit, words in RELATIVE[language].items() for word in words.split("/")}


@cache
def _those(language: str) -> dict[str, str]:
    return {_key(words): unit for words, unit in THAT[language].items()}


@cache
def _year_words(language: str) -> dict[str, int | str]:
    return {_key(words): step for words, step in YEAR_OF[language].items()}


@cache
def _units(language: str) -> dict[str, str]:
    if language == "zh":
        return _HAN_UNITS
    return {_key(word): unit for unit, words in AGO[language][1].items() for word in words.split("/")}
