"""Unknown names in Chinese script: by the words that end a firm's name, by posts beside a person's, by quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extraction.base import Candidate, Page
from extraction.cues import cue_table
from extraction.frequency import frequency
from extraction.mentions.kinds import kinds_of
from extraction.text import HAN
from ontology.records import Span

NAME = "han.v1"

_HAN = r"[\u3400-\u9fff]"
_LONGEST_STEM = 8
_COMMON = 1e-5
_QUOTED = re.compile(r"[\u201c\u300c\u300a\"]([\w\u3400-\u9fff][\w\u3400-\u9fff .+-]{1,19})[\u201d\u300d\u300b\"]")
_JOINT = r"[\u3001\u548c\u4e0e\u53ca]"  # what stands between the members of a list
_AFTER = r"(?=[\u3001\u548c\u4e0e\u53ca\u7b49\u9886\u8ddf\u53c2\u8054\u5171,\uff0c\u3002;\uff1b\u2014]|$)"
_LISTED = re.compile(rf"(?:(?:{_HAN}{{2,8}}|\0+){_JOINT}){{1,9}}(?:{_HAN}{{2,8}}?|\0+){_AFTER}")
_MEMBER = re.compile(rf"(?:(?<!{_HAN})|(?<={_JOINT})){_HAN}{{2,8}}?{_AFTER}")
_EDITION = r"(?:[- ]?(?:Pro|Mini|Lite|Max|Plus|Turbo|Ultra|Flash))?"
_COUNTED = r"(?![\d.]*[年月日个亿万元家轮岁倍%％余多名人次款位项天])"  # digits that count something are no version
_VERSIONED = re.compile(rf"{_HAN}{{2,6}}[- ]?\d+(?:\.\d+)?{_EDITION}{_COUNTED}")


@cache
def _cues() -> dict[str, list[str]]:
    table: dict[str, list[str]] = cue_table("han")
    return table


@cache
def _ends() -> re.Pattern[str]:
    words = sorted(_cues()["ends"], key=len, reverse=True)
    return re.compile(rf"({_HAN}{{2,{_LONGEST_STEM}}}?)((?:{'|'.join(words)})+)(?:\([\u4e00-\u9fff]{{2,4}}\))?")


@cache
def _persons() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = _cues()
    surname = "(?:" + "|".join(sorted(table["surnames"], key=len, reverse=True)) + ")"
    given = "(?:(?!" + "|".join(table["stops"]) + rf"){_HAN}){{1,2}}"
    posts, verbs = "|".join(sorted(table["posts"], key=len, reverse=True)), "|".join(table["verbs"])
    after = "|".join(table["posts"] + table["verbs"])
    return (
        re.compile(rf"(?:{posts})(?:[\u3001\u548c]?(?:{posts}))*[\u201c]?({surname}{given})"),
        re.compile(rf"(?<!{_HAN})({surname}{given}?{given}?)(?={after}|[\uff1a:])|(?<=[由被和、,\uff0c])({surname}{given})(?={verbs}|{posts})"),
    )  # fmt: skip


class HanFinder:
    """Finds firms, funds, models and persons that no catalogue knows, in Chinese text."""

    name = NAME

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """Names in the Chinese sentences of the page."""
        taken = {offset for candidate in known for offset in range(candidate.span.start, candidate.span.end)}
        return tuple(self._all(page, taken))

    def _all(self, page: Page, taken: set[int]) -> Iterator[Candidate]:
        for sentence in page.sentences:
            if sentence.language != "zh":
                continue
            # A known name is a wall that no unknown one grows across.
            content = "".join(
                "\0" if sentence.span.start + place in taken else char
                for place, char in enumerate(sentence.flat(page.text))
            )
            for start, end, kind in _stretches(content):
                span = Span(sentence.span.start + start, sentence.span.start + end)
                surface = span.of(page.text)
                types, told = kinds_of(surface, content[:start], content[end:])
                if kind == "listed":
                    yield Candidate(
                        span, surface, ("Investor", "Company"), NAME, "", False, "stands in a list of names"
                    )
                    continue
                if kind:
                    types = (kind, *(other for other in types if other != kind))
                yield Candidate(span, surface, types, NAME, "", told or bool(kind), "written like a name in Chinese")


def _stretches(content: str) -> Iterator[tuple[int, int, str]]:
    by_post, by_verb = _persons()
    for pattern in (by_post, by_verb):
        for match in pattern.finditer(content):
            group = 1 if match.group(1) else 2
            yield match.start(group), match.end(group), "Person"
    for match in _VERSIONED.finditer(content):
        start = _without_ordinary(content, match.start(), match.end())
        if start < match.end() - 2 and HAN.match(content[start]):
            yield start, match.end(), "Model"
    for match in _ends().finditer(content):
        start = _without_ordinary(content, match.start(1), match.end(1))
        if match.end(1) - start >= 2:
            yield start, match.end(2), ""
    for match in _LISTED.finditer(content):
        for part in _MEMBER.finditer(content, match.start(), match.end()):
            word = part.group()
            if frequency(word, "zh") < _COMMON and not any(stop in word for stop in _cues()["stops"]):
                yield part.start(), part.end(), "listed"
    for match in _QUOTED.finditer(content):
        if len(match.group(1)) <= 10 and frequency(match.group(1), "zh") < _COMMON:
            yield match.start(1), match.end(1), ""


def _without_ordinary(content: str, start: int, end: int) -> int:
    """Where a name begins, once function words and ordinary words before it are left out."""
    stops = _cues()["stops"]
    for place in range(end - 1, start - 1, -1):
        found = next((stop for stop in stops if content.startswith(stop, place, end)), "")
        if found:
            start = max(start, place + len(found))
            break
    while start < end:
        length = next(
            (n for n in (4, 3, 2) if start + n <= end and frequency(content[start : start + n], "zh") >= _COMMON * 2), 0
        )
        if not length:
            break
        start += length
    return min(start, end)
