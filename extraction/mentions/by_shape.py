"""Unknown names in Latin script: capitalised words that are not ordinary ones, with what binds them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.base import Candidate, Page
from extraction.cues import cue_table
from extraction.frequency import frequency, is_listed, is_ordinary
from extraction.mentions.kinds import family_names, given_names, kinds_of
from extraction.text import Sentence
from ontology.records import Span

NAME = "shape.v1"

_L = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"  # letters of Latin script, so that a name in Chinese text ends where Chinese begins
_TOKEN = rf"(?:[A-ZÀ-ÖØ-Þ][{_L}0-9'’]*|[a-z]{{1,2}}[A-Z][{_L}0-9]*)(?:[-.&][{_L}0-9'’]+)*"
_INNER = r"(?:of|de|da|do|dos|das|van|von|der|den|bin|al|el|la|du|&)"
_NUMBER = rf"\d+(?:\.\d+)?[A-Za-z]{{0,3}}(?![{_L}0-9%,.]*[{_L}0-9])"
NAME_PATTERN = rf"(?<![{_L}0-9]){_TOKEN}(?:(?: {_INNER}){{0,2}} (?:{_TOKEN}|{_NUMBER}))*"
"""Capitalised words in Latin script that may make one name."""

_NAME = re.compile(NAME_PATTERN)
_VERSION_WORD = re.compile("|".join((*cue_table("ordinary")["editions"], r"\d+[kKbB]")))
_TAILS = frozenset(cue_table("ordinary")["tails"])
"""Words that are ordinary by themselves but go on a name that has begun."""

_SUM = re.compile(r"(?:RMB|CNY|USD|EUR|HKD|BRL|US|HK|NT|[ACRS])\$?\d")
_FOLLOWED = re.compile(rf"(?: [A-Z]\.)? (?:{_INNER} )?[A-ZÀ-ÖØ-Þ]")
_WORD = re.compile(rf"[A-ZÀ-ÖØ-Þ][{_L}0-9-]+")
_TAIL_NEXT = re.compile(
    r" (?:Capital|Ventures?|Partners|Kapital|Invest|Labs?|AI|Robotics|Technologies|Systems|Holding)\b"
)
_DETERMINER = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e[nmrs]?)?|[Kk]ein\w*|[SsIi](?:ein|hr)\w*|[Uu]nser\w*|\w+(?:er|es|em|en|e))$"
)
_MONTH_OR_DAY = r"(?:\d{1,2}\.?|[A-Z][a-z]{2,8}\.?) (?:de )?(?:\d{1,2},?|\w{3,9}) (?:de )?\d{4}"
_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w'’./-]*(?: [A-ZÀ-Þ][\w'’.-]*){{0,2}}),? (?:{_MONTH_OR_DAY}|\([\w. ]{{2,20}}\) [–—-] )"
)
_LONG_NOUN, _BARE, _DETERMINED = 6, 2, 2
"""Letters of a compound that may be a name; how often it stands without an article; what one with it takes away."""

_EVERYDAY = 2e-4
"""How common a word is that its capital alone does not make a name of, as in a headline."""

_FOREIGN = 1e-5
_GENITIVE = re.compile(r"['’]s?$")


class ShapeFinder:
    """Finds capitalised names that no catalogue knows.

    A word counts as part of a name if it is not in common use in its language; in mid-sentence, outside German, a
    capital alone is sign enough. Places, peoples, months and weekdays (``cues/ordinary.toml``) are no names of ours.
    """

    name = NAME

    def __init__(self) -> None:
        table = cue_table("ordinary")
        self._never = {
            word.lower() for kind in ("months", "weekdays", "places", "demonyms", "news") for word in table[kind]
        }

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """Names in the Latin-script sentences of the page, and in Latin runs of Chinese ones."""
        found = list(self._all(page, {k.span.start: k.span.end for k in known}))
        return (*found, *_again(page, found))

    def _all(self, page: Page, known: dict[int, int]) -> Iterator[Candidate]:
        elsewhere = _name_words(page) - _dateline_places(page)
        for sentence in page.sentences:
            content = sentence.flat(page.text)
            shouted = sum(map(str.isupper, content)) > 0.6 * max(1, sum(map(str.isalpha, content)))
            if shouted:
                continue
            dateline = _DATELINE.match(content)
            for match in _NAME.finditer(content, dateline.end("place") if dateline else 0):
                if content[match.end() : match.end() + 1] in ("轮", "輪"):
                    continue  # a funding round
                for start, end in self._parts(match, sentence, content, known, elsewhere):
                    yield _candidate(content, sentence, start, end)

    def _parts(
        self, match: re.Match[str], sentence: Sentence, content: str, known: dict[int, int], elsewhere: frozenset[str]
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
            if run and sentence.language == "de" and _is_introduced(content[run[0][0] : run[0][1]], text):
                run = []
            if (run and _joins(text)) or self._is_name_word(text, sentence, start, run, content, elsewhere):
                run.append((start, end))
            else:
                yield from _closed(run, content)
                run = []
            if run and content[end : end + 1] in ("'", "’"):  # "Leipzig's Tallgrund" are two
                yield from _closed(run, content)
                run = []
        yield from _closed(run, content)

    def _is_common_compound(self, word: str, language: str) -> bool:
        """Whether a word with hyphens is an ordinary compound: "KI-Modell", but not "Murmel-L" or "Korvin-2"."""
        last = word.rsplit("-", 1)[-1]
        if any(map(str.isdigit, word)) or (last.isupper() and len(last) < 4):
            return False
        parts = [part.lower() for part in word.split("-")]
        return any(part in self._never or is_ordinary(part, language) for part in parts)

    def _is_name_word(
        self,
        word: str,
        sentence: Sentence,
        start: int,
        run: list[tuple[int, int]],
        content: str,
        elsewhere: frozenset[str],
    ) -> bool:
        low = word.lower().strip(".-'’")
        language = "en" if sentence.language == "zh" else sentence.language
        if run and (_VERSION_WORD.fullmatch(word) or low in _TAILS):
            return True
        if low in self._never or (len(low) < 2 and not word.isdigit()) or _SUM.match(word):
            return False
        if word[0].islower() and not any(map(str.isupper, word)):
            return False
        if "-" in low and self._is_common_compound(word, language):
            return False
        if word[0].isdigit() or any(map(str.isdigit, word)) or sum(map(str.isupper, word)) > 1:
            return bool(run) or any(map(str.isalpha, word))
        if word in given_names() and _FOLLOWED.match(content, start + len(word)):
            return True
        following = _WORD.match(content, start + len(word) + 1)
        if word in family_names() and following is not None and not is_listed(following.group(), language):
            return True
        opening = not content[:start].strip(" \"“„»«'‚(–—-·•*") or _starts_again(content, start)
        if language == "de":
            if run and content[run[0][0] : run[0][1]] in given_names():
                return True
            if word in elsewhere or _TAIL_NEXT.match(content, start + len(word)):
                return True
            foreign = frequency(low, "en") > 2 * frequency(low, "de") and (
                bool(run) or _FOLLOWED.match(content, start + len(word)) is not None
            )
            return foreign or not is_ordinary(low, "de")
        if opening:
            return word in elsewhere or (
                not is_ordinary(low, language) and (language == "en" or frequency(low, "en") < _FOREIGN)
            )
        return bool(run) or following is not None or frequency(low, language) < _EVERYDAY


def _joins(word: str) -> bool:
    """Whether a small word such as "of" goes on a name that has begun."""
    return word == "&" or word.islower()


def _is_introduced(before: str, word: str) -> bool:
    """Whether a given name follows a noun that tells who the person is, as in "die Informatikerin Mirja ..."."""
    return word in given_names() and before not in given_names()


def _starts_again(content: str, start: int) -> bool:
    """Whether a word opens a phrase inside the sentence, as after a colon or an opening quote."""
    return content[:start].rstrip(" ")[-1:] in ':"“„»«–—|·•'


def _dateline_places(page: Page) -> frozenset[str]:
    """Words of the places in date lines ("NAIROBI, March 4, 2026 -"), which are no names of ours in this article."""
    places: set[str] = set()
    for sentence in page.sentences:
        match = _DATELINE.match(sentence.flat(page.text))
        if match is not None:
            words = re.findall(r"\w+", match["place"])
            places.update((*words, *(word.capitalize() for word in words)))
    return frozenset(places)


def _name_words(page: Page) -> frozenset[str]:
    """Words that are names wherever they stand, as other places show.

    Outside German a capital in mid-sentence shows it. In German, where every noun has one, a rare compound that comes
    up again and again without an article does.
    """
    found: set[str] = set()
    bare: Counter[str] = Counter()
    for sentence in page.sentences:
        content = sentence.flat(page.text)
        for match in _WORD.finditer(content):
            word, before = match.group(), content[: match.start()].rstrip()
            if sentence.language == "de":
                if len(word) >= _LONG_NOUN and not is_listed(word, "de"):
                    bare[word] += -_DETERMINED if _DETERMINER.search(before) else 1
            elif sentence.language != "zh" and before[-1:].islower() and frequency(word, sentence.language) < _EVERYDAY:
                found.add(word)
    return frozenset(found | {word for word, count in bare.items() if count >= _BARE})


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
    return Candidate(
        span,
        surface,
        types,
        NAME,
        "",
        told,
        "written like a name" + (", with a word that tells its kind" if told else ""),
    )
