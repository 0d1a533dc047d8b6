"""The shapes by which Chinese text shows a name: endings of firms, posts beside persons, quotation marks, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extraction.cues import cue_table
from extraction.frequency import frequency
from extraction.text import HAN

LISTED = "listed"
"""The kind of a stretch that only its place in a list makes a name."""

_HAN = r"[\u3400-\u9fff]"
_LONGEST_STEM = 8
_COMMON = 1e-5
_QUOTED = re.compile(r"[\u201c\u300c\u300a\"]([\w\u3400-\u9fff][\w\u3400-\u9fff .+-]{1,19})[\u201d\u300d\u300b\"]")
_JOINT = r"[\u3001\u548c\u4e0e\u53ca]"  # what stands between the members of a list
_AFTER = r"(?=[\u3001\u548c\u4e0e\u53ca\u7b49\u9886\u8ddf\u53c2\u8054\u5171,\uff0c\u3002;\uff1b\u2014]|$)"
_LISTED = re.compile(rf"(?:(?:{_HAN}{{2,8}}|\0+){_JOINT}){{1,9}}(?:{_HAN}{{2,8}}?|\0+){_AFTER}")
_MEMBER = re.compile(rf"(?:(?<!{_HAN})|(?<={_JOINT})){_HAN}{{2,8}}?{_AFTER}")
_EDITION = r"(?:[- ]?(?:Pro|Mini|Lite|Max|Plus|Turbo|Ultra|Flash|Nano))?"
_COUNTED = r"(?![\d.]*[年月日个亿万元家轮岁倍%％余多名人次款位项天])"  # digits that count something are no version
_VERSIONED = re.compile(
    rf"{_HAN}{{2,6}}(?:[- ]?\d+(?:\.\d+)?{_EDITION}{_COUNTED}|-[A-Za-z][A-Za-z0-9.]*(?:-\d+[A-Za-z]*)?)"
)
_TAILED = re.compile(rf"({_HAN}{{2,6}})(?:AI|Labs?|Tech|Robotics|Cloud)(?![A-Za-z])")
_TRANSLITERATED = re.compile(
    rf"(?<!·)({_HAN}{{1,7}}(?:·{_HAN}{{1,8}}?){{1,3}})(?=[^\u3400-\u9fff·]|$|[于在是曾说称表担和与、的创任此领将对向从加])"
)


@cache
def _cues() -> dict[str, list[str]]:
    table: dict[str, list[str]] = cue_table("han")
    return table


@cache
def _ends() -> re.Pattern[str]:
    words = sorted(_cues()["ends"], key=len, reverse=True)
    return re.compile(rf"({_HAN}{{2,{_LONGEST_STEM}}}?)((?:{'|'.join(words)})+)(?:\([\u4e00-\u9fff]{{2,4}}\))?")


@cache
def _persons() -> tuple[re.Pattern[str], ...]:
    table = _cues()
    surname = "(?:" + "|".join(sorted(table["surnames"], key=len, reverse=True)) + ")"
    given = "(?:(?!" + "|".join(table["stops"]) + rf"){_HAN}){{1,2}}"
    posts, verbs = "|".join(sorted(table["posts"], key=len, reverse=True)), "|".join(table["verbs"])
    return (
        re.compile(rf"(?:{posts})(?:[\u3001\u548c]?(?:{posts}))*[\u201c]?({surname}{given})"),
        re.compile(rf"(?<!{_HAN})({surname}{given}?{given}?)(?={verbs}|{posts}|[\uff1a:])"),
        re.compile(rf"(?<=[由被和、,\uff0c])({surname}{given})(?={verbs}|{posts}|[于在])"),
    )


def stretches(content: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind ("" for unknown) of what looks like a name; NUL signs stand for known names."""
    for pattern in (*_persons(), _TRANSLITERATED):
        for match in pattern.finditer(content):
            yield match.start(1), match.end(1), "Person"
    for match in _VERSIONED.finditer(content):
        start = without_ordinary(content, match.start(), match.end())
        if start < match.end() - 2 and HAN.match(content[start]):
            yield start, match.end(), "Model"
    for match in _TAILED.finditer(content):
        start = without_ordinary(content, match.start(1), match.end(1))
        if match.end(1) - start >= 2:
            yield start, match.end(), "Company"
    for match in _ends().finditer(content):
        start = without_ordinary(content, match.start(1), match.end(1))
        if match.end(1) - start >= 2:
            yield start, match.end(2), ""
    for match in _LISTED.finditer(content):
        for part in _MEMBER.finditer(content, match.start(), match.end()):
            word = part.group()
            if frequency(word, "zh") < _COMMON and not any(stop in word for stop in _cues()["stops"]):
                yield part.start(), part.end(), LISTED
    for match in _QUOTED.finditer(content):
        if len(match.group(1)) <= 10 and frequency(match.group(1), "zh") < _COMMON:
            yield match.start(1), match.end(1), ""


def without_ordinary(content: str, start: int, end: int) -> int:
    """Where a name begins, once function words and ordinary words before it are left out."""
    stops = _cues()["stops"]
    for place in range(end - 1, start - 1, -1):
        found = next((stop for stop in stops if content.startswith(stop, place, end)), "")
        if found:
            start = max(start, place + len(found))
            break
    while start < end:
        lengths = (
            n for n in (4, 3, 2) if start + n <= end and frequency(content[start : start + n], "zh") >= 2 * _COMMON
        )
        length = next(lengths, 0)
        if not length:
            break
        start += length
    return min(start, end)
