"""Names as a trained tagger sees them: it weighs letters, neighbours and what the rules say, word by word.

The tagger is a conditional random field, one for Latin script and one for Chinese, trained by ``tools/training`` on
invented articles. It costs no language model: its weights are a file of this package.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pycrfsuite

from extraction.base import Candidate, Page
from extraction.mentions.token_features import Hint, features_of
from extraction.mentions.tokens import Token, tokens_of
from extraction.text import Sentence
from extraction.values.money import find_money
from ontology.records import Span

NAME = "tagger.v1"
FOLDER = Path(__file__).parent.parent / "weights"
_SHORTEST = 3
_FEWEST = 0.3
"""Share of a name's places in which the tagger must have seen it."""

_ENDS = ".+\uff0b!*"
"""Signs with which a name may end: "Inc.", "Disney+", "Yahoo!"."""
_BRACKETS = {")": "(", "\uff09": "\uff08", "]": "["}

KINDS = ("Company", "Investor", "Model", "Person")


def script_of(language: str) -> str:
    """The script by which a tagger is chosen."""
    return "han" if language == "zh" else "latin"


def _load(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


class TaggerFinder:
    """Finds names in every sentence; ``hints`` are what the catalogue and the rules have found before it."""

    name = NAME

    def __init__(self, folder: Path = FOLDER) -> None:
        self._taggers = {script: _load(folder / f"names-{script}.crfsuite") for script in ("latin", "han")}

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """The names of the page, in the order of the text."""
        return tuple(self._all(page, known))

    def _all(self, page: Page, hints: Sequence[Candidate]) -> Iterator[Candidate]:
        for sentence, tokens, rows in rows_of(page, hints):
            if tokens:
                tagger = self._taggers[script_of(sentence.language)]
                tagger.set(pycrfsuite.ItemSequence(rows))
                for begun, end, kind in _names(tagger.tag(), tokens):
                    first, last = _trimmed(tokens, begun, _before_money(page, sentence, tokens, begun, end))
                    if first > last:
                        continue
                    span = Span(
                        sentence.span.start + tokens[first].start,
                        sentence.span.start + tokens[last].end,
                    )
                    yield Candidate(span, span.of(page.text), (kind,), NAME, "", True, "reads like a name")


def rows_of(page: Page, hints: Sequence[Candidate]) -> Iterator[tuple[Sentence, list[Token], list[list[str]]]]:
    """Every sentence with its tokens and their features."""
    contents = [sentence.flat(page.text) for sentence in page.sentences]
    cut = [tokens_of(content, sentence.language) for content, sentence in zip(contents, page.sentences, strict=True)]
    seen = Counter(token.text for tokens in cut for token in tokens if token.text[0].islower())
    place = 0
    for number, (sentence, content, tokens) in enumerate(zip(page.sentences, contents, cut, strict=True)):
        while place < len(hints) and hints[place].span.start < sentence.span.start:
            place += 1
        last = place
        while last < len(hints) and hints[last].span.start < sentence.span.end:
            last += 1
        start = sentence.span.start
        own = [
            Hint(h.span.start - start, h.span.end - start, "known" if h.concept else "rule", h.types[0])
            for h in hints[place:last]
        ]
        yield sentence, tokens, features_of(content, sentence.language, tokens, own, seen, title=number == 0)


def _names(tags: Sequence[str], tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """First and last token and kind of every name; a stray inside begins one, and no name goes on across a gap."""
    first, kind = -1, ""
    for index, tag in enumerate((*tags, "O")):
        gap = 0 < index < len(tokens) and tokens[index].start - tokens[index - 1].end > 1
        if first >= 0 and (tag[0] != "I" or tag[2:] != kind or gap):
            yield first, index - 1, kind
            first = -1
        if tag != "O" and first < 0:
            first, kind = index, tag[2:]


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The name without signs around it that are no part of one; nothing where signs in a row stand in the middle."""
    while first <= last and not tokens[first].text.isalnum():
        first += 1
    while last >= first and not _may_end(tokens, first, last):
        last -= 1
    signs = [not token.text.isalnum() for token in tokens[first : last + 1]]
    in_a_row = any(one and other for one, other in pairwise(signs[:-1]))
    return (first, first - 1) if in_a_row else (first, last)


def _may_end(tokens: Sequence[Token], first: int, last: int) -> bool:
    sign = tokens[last].text
    opening = _BRACKETS.get(sign)
    return sign.isalnum() or sign in _ENDS or any(token.text == opening for token in tokens[first:last])


def _before_money(page: Page, sentence: Sentence, tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token of a name without the number at its end where that begins a sum: a price, and no version."""
    if last == first or not tokens[last].text.isdigit():
        return last
    sums = find_money(sentence.flat(page.text), sentence.language)
    while last > first and any(money.start < tokens[last].end and tokens[last].start < money.end for money in sums):
        last -= 1
    return last


def again(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names that were found wherever else they stand, with the kind that they were mostly taken for."""
    votes: dict[str, Counter[str]] = {}
    for candidate in found:
        votes.setdefault(candidate.surface, Counter())[candidate.types[0]] += 1
    names = sorted((s for s in votes if len(s) >= _SHORTEST), key=lambda s: (-len(s), s))
    if not names:
        return
    places = {c.span for c in found}
    matches = list(re.finditer("|".join(map(_whole, names)), text))
    often = Counter(match.group() for match in matches)
    for match in matches:
        span = Span(match.start(), match.end())
        # A name that the tagger passes by nearly everywhere is an ordinary word.
        if span not in places and votes[match.group()].total() >= _FEWEST * often[match.group()]:
            kind = max(sorted(votes[match.group()]), key=lambda k: votes[match.group()][k])
            yield Candidate(span, match.group(), (kind,), NAME, "", True, "found elsewhere in the article")


def _whole(name: str) -> str:
    """A pattern for the name as a whole word, or, in Chinese, wherever it stands."""
    before = r"(?<!\w)" if name[0].isascii() else ""
    behind = r"(?!\w)" if name[-1].isascii() else ""
    return before + re.escape(name) + behind
