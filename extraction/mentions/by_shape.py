"""Unknown names in Latin script: capitalised words that are not ordinary ones, with what binds them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.base import Candidate, Page
from extraction.cues import cue_table
from extraction.frequency import frequency, is_ordinary
from extraction.mentions.kinds import kinds_of
from extraction.text import Sentence
from ontology.records import Span

NAME = "shape.v1"

_L = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"  # letters of Latin script, so that a name in Chinese text ends where Chinese begins
_TOKEN = rf"(?:[A-ZÀ-ÖØ-Þ][{_L}0-9'’]*|[a-z]{{1,2}}[A-Z][{_L}0-9]*)(?:[-.&][{_L}0-9'’]+)*"
_INNER = r"(?:of|de|da|do|dos|das|van|von|der|den|bin|al|el|la|du|&)"
_NAME = re.compile(
    rf"(?<![{_L}0-9]){_TOKEN}(?:(?: {_INNER}){{0,2}} (?:{_TOKEN}|\d+(?:\.\d+)?[A-Za-z]{{0,3}}(?![{_L}0-9%,.]*[{_L}0-9])))*"
)
_VERSION_WORD = re.compile(r"Pro|Mini|Max|Plus|Turbo|Ultra|Flash|Lite|Nano|Large|Small|Medium|Instruct|Chat|Coder|Vision|Preview|Air|Base|\d+[kKbB]")
_GENITIVE = re.compile(r"['’]s?$")


class ShapeFinder:
    """Finds capitalised names that no catalogue knows.

    A word counts as part of a name if it is not in common use in its language; in mid-sentence, outside German, a
    capital alone is sign enough. Places, peoples, months and weekdays (``cues/ordinary.toml``) are no names of ours.
    """

    name = NAME

    def __init__(self) -> None:
        table = cue_table("ordinary")
        self._never = {word.lower() for words in table.values() for word in words}

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """Names in the Latin-script sentences of the page, and in Latin runs of Chinese ones."""
        found = list(self._all(page, {k.span.start: k.span.end for k in known}))
        return (*found, *_again(page, found))

    def _all(self, page: Page, known: dict[int, int]) -> Iterator[Candidate]:
        for sentence in page.sentences:
            content = sentence.span.of(page.text)
            shouted = sum(map(str.isupper, content)) > 0.6 * max(1, sum(map(str.isalpha, content)))
            if shouted:
                continue
            for match in _NAME.finditer(content):
                if content[match.end() : match.end() + 1] in ("轮", "輪"):
                    continue  # a funding round
                for start, end in self._parts(match, sentence, content, known):
                    yield _candidate(content, sentence, start, end)

    def _parts(
        self, match: re.Match[str], sentence: Sentence, content: str, known: dict[int, int]
    ) -> Iterator[tuple[int, int]]:
        """The runs of name-like words inside a run of capitalised ones. A known name begins a run of its own."""
        run: list[tuple[int, int]] = []
        inside_until = -1
        for word in re.finditer(r"\S+", match.group()):
            start, end = match.start() + word.start(), match.start() + word.end()
            place = sentence.span.start + start
            if place in known:
                # In German the noun before a name tells what it is: "der Chipanlagenbauer ASML".
                if not (sentence.language == "de" and len(run) == 1 and run[-1][1] == start - 1):
                    yield from _closed(run, content)
                run = []
                inside_until = known[place]
            if place < inside_until:
                run.append((start, end))
                continue
            end -= len(word.group()) - len(_GENITIVE.sub("", word.group()))
            text = content[start:end]
            inner = text[:1].islower() or text == "&"
            if inner and run and not re.match(r"[a-z]{1,2}[A-Z]", text):
                run.append((start, end))
            elif self._is_name_word(text, sentence, start, bool(run), content):
                run.append((start, end))
            else:
                yield from _closed(run, content)
                run = []
        yield from _closed(run, content)

    def _is_common(self, part: str, language: str) -> bool:
        return len(part) < 2 or part in self._never or is_ordinary(part, language)

    def _is_name_word(self, word: str, sentence: Sentence, start: int, inside: bool, content: str) -> bool:
        low = word.lower().strip(".-'’")
        language = "en" if sentence.language == "zh" else sentence.language
        if low in self._never or (len(low) < 2 and not word.isdigit()):
            return False
        if word[0].islower() and not any(map(str.isupper, word)):
            return False
        if inside and _VERSION_WORD.fullmatch(word):
            return True
        if "-" in low and not any(map(str.isdigit, low)) and any(self._is_common(part, language) for part in low.split("-")):
            return False
        if word[0].isdigit() or any(map(str.isdigit, word)) or sum(map(str.isupper, word)) > 1:
            return inside or any(map(str.isalpha, word))
        opening = not content[:start].strip(" \"“„»«'‚(–—-·•*")
        if language == "de" or opening or _starts_again(content, start):
            if inside and language == "de":
                return frequency(low, language) < 2e-5
            return not is_ordinary(low, language) and (language == "en" or frequency(low, "en") < 1e-5)
        return True


def _again(page: Page, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names of several words wherever else they stand, as at the start of a sentence, where a capital tells nothing."""
    names = {c.surface: c for c in found if " " in c.surface}
    if not names:
        return
    places = {c.span for c in found}
    anywhere = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")
    for match in anywhere.finditer(page.text):
        span = Span(match.start(), match.end())
        if span not in places:
            yield replace(names[match.group()], span=span)


def _starts_again(content: str, start: int) -> bool:
    """Whether a word opens a phrase inside the sentence, as after a colon or an opening quote."""
    return content[:start].rstrip(" ")[-1:] in ":\"“„»«–—|·•"


def _closed(run: list[tuple[int, int]], content: str) -> Iterator[tuple[int, int]]:
    """A finished run without joining words at its ends."""
    while run and re.fullmatch(_INNER, content[run[-1][0] : run[-1][1]]):
        run = run[:-1]
    if run and len(content[run[0][0] : run[-1][1]]) > 1:
        yield run[0][0], run[-1][1]


def _candidate(content: str, sentence: Sentence, start: int, end: int) -> Candidate:
    surface = content[start:end]
    types, told = kinds_of(surface, content[:start], content[end:])
    span = Span(sentence.span.start + start, sentence.span.start + end)
    return Candidate(span, surface, types, NAME, "", told, "written like a name" + (", with a word that tells its kind" if told else ""))
