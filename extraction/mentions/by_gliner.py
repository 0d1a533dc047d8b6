"""Names that a GLiNER finds, whose weights a user has in a folder. It is told in words what to look for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from extraction.base import Candidate, Page
from extraction.mentions.gliner_weights import GlinerWeights
from extraction.mentions.kinds import kinds_of, tells_kind
from extraction.text import HAN, Sentence
from ontology.records import Span

NAME = "gliner.v1"
LABELS = {"person": "Person", "company": "Company", "investor": "Investor", "artificial intelligence model": "Model"}
"""What is looked for, in the words that such models have learnt, and the kind that each is."""

_HAN = HAN.pattern
_WORD = re.compile(rf"{_HAN}|(?:(?!{_HAN})\w)+(?:[-_](?:(?!{_HAN})\w)+)*|\S")
"""The words that such models have learnt to count by, but each Chinese sign for itself: its script parts no words."""


class GlinerFinder:
    """Takes for candidates what a model of the GLiNER family takes for names, in all languages."""

    def __init__(self, folder: Path) -> None:
        self._weights = GlinerWeights(folder)
        self.name = f"{NAME}={self._weights.digest}@{version('onnxruntime')}"

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """The names in all sentences."""
        return tuple(candidate for sentence in page.sentences for candidate in self._in(sentence, page.text))

    def _in(self, sentence: Sentence, text: str) -> Iterator[Candidate]:
        content = sentence.flat(text)
        words = list(_WORD.finditer(content))
        kinds = tuple(LABELS.values())
        for found in self._weights.find([word[0] for word in words], tuple(LABELS)):
            start, end = words[found.first].start(), words[found.last].end()
            span = Span(sentence.span.start + start, sentence.span.start + end)
            told = _kinds(kinds[found.label], content[start:end], content[:start], content[end:])
            yield Candidate(span, span.of(text), told, self.name, "", True, "named by a GLiNER")


def _kinds(told: str, surface: str, before: str, after: str) -> tuple[str, ...]:
    """The kind that the name's own words tell, else the model's, and others that it may be of."""
    if told == "Person":
        return (told,)
    others, _ = kinds_of(surface, before, after)
    return tuple(dict.fromkeys((tells_kind(surface) or told, *(kind for kind in others if kind != "Person"))))
