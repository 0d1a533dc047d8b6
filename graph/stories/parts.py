"""Articles that print their translation below their text: two parts that tell the same."""

from __future__ import annotations

import re
from collections import Counter

from graph.stories.anchors import Anchor
from graph.stories.likeness import ANCHORS, in_order
from ontology.records import Article, Span

_WORD = re.compile(r"[㐀-鿿]|[^\W\d_㐀-鿿]+")
_LINE_END = re.compile(r"\n+")


def parts(article: Article, anchors: tuple[Anchor, ...]) -> tuple[Span, ...]:
    """The stretches of the text that tell the same, one after the other; the whole text where there are none."""
    text = article.text
    if not text:
        return ()
    turns = _turns(text, anchors)
    if turns:
        first = tuple(a.name for a in anchors if a.start < turns[0])
        second = tuple(a.name for a in anchors if a.start >= turns[0])
        if in_order(first, second):
            middle = min(turns, key=lambda turn: len(_words(text[:turn]) & _words(text[turn:])))
            return Span(0, middle), Span(middle, len(text))
    return (Span(0, len(text)),)


def _turns(text: str, anchors: tuple[Anchor, ...]) -> list[int]:
    """The starts of lines before which and from which on the most anchors are the same; none where few are.

    There are several where no anchor stands between them.
    """
    before: Counter[str] = Counter()
    after = Counter(anchor.name for anchor in anchors)
    common = most = passed = told = 0
    turns: list[int] = []
    for end in _LINE_END.finditer(text):
        while passed < len(anchors) and anchors[passed].start < end.start():
            name = anchors[passed].name
            common -= min(before[name], after[name])
            before[name] += 1
            after[name] -= 1
            common += min(before[name], after[name])
            passed += 1
        if common > most:
            most, told, turns = common, passed, [end.end()]
        elif turns and passed == told:
            turns.append(end.end())
    return [turn for turn in turns if most >= ANCHORS and turn < len(text)]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
