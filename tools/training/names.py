"""Train the taggers of names on the annotated articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite

from extraction.base import Page
from extraction.mentions.by_tagger import TaggerFinder, rows_of, script_of
from extraction.mentions.finding import Hints
from extraction.mentions.tokens import Token
from extraction.text import Sentence, sentences
from ontology.records import Span
from tools.training.annotated import Annotated, Marked
from tools.training.folds import FOLDS, in_fold, others_than

SCRIPTS = ("latin", "han")
_PARAMETERS = {"c1": 0.05, "c2": 0.02, "max_iterations": 100, "feature.possible_transitions": True}
"""Weights of the two penalties, chosen on articles kept apart from training."""


def page_of(article: Annotated) -> Page:
    """The article as the finders see it."""
    return Page(article.text, article.language, article.published, sentences(article.text, article.language))


def train(articles: Iterable[Annotated], script: str, path: str, hints: Hints) -> None:
    """Train the tagger of one script and write it to ``path``."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    for article in articles:
        page = page_of(article)
        for sentence, tokens, rows in rows_of(page, hints.find(page)):
            if tokens and script_of(sentence.language) == script:
                trainer.append(pycrfsuite.ItemSequence(rows), list(_tags(sentence, tokens, article.names)))
    trainer.train(path)


def _tags(sentence: Sentence, tokens: Sequence[Token], names: Sequence[Marked]) -> Iterator[str]:
    inside = [name for name in names if sentence.span.contains(name.span)]
    for token in tokens:
        start, end = sentence.span.start + token.start, sentence.span.start + token.end
        # A genitive s belongs to the token, not to the name.
        name = next((n for n in inside if n.span.start <= start < n.span.end and end <= n.span.end + 1), None)
        yield "O" if name is None else f"{'B' if start == name.span.start else 'I'}-{name.kind}"


class UnseenNames:
    """Taggers that were trained on all folds of the articles but one, each for reading that one."""

    def __init__(self, articles: Sequence[Annotated], hints: Hints, folder: Path) -> None:
        """``folder`` is where the taggers' files go, which are read as long as this is used."""
        self._articles, self._hints = articles, hints
        self.finders = tuple(self._trained(fold, folder / str(fold)) for fold in range(FOLDS))

    def _trained(self, fold: int, folder: Path) -> TaggerFinder:
        folder.mkdir(parents=True)
        for script in SCRIPTS:
            train(others_than(fold, self._articles), script, str(folder / f"names-{script}.crfsuite"), self._hints)
        return TaggerFinder(folder)

    def kinds(self) -> dict[tuple[str, Span], str]:
        """For each name that is found, by article and span, the kind that its fold's tagger tells."""
        told: dict[tuple[str, Span], str] = {}
        for fold, finder in enumerate(self.finders):
            for article in in_fold(fold, self._articles):
                page = page_of(article)
                found = finder.find(page, self._hints.find(page))
                told |= {(article.key, candidate.span): candidate.types[0] for candidate in found}
        return told
