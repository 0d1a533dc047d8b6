"""Train the taggers of names on the annotated articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from extraction.base import Page
from extraction.mentions.by_tagger import TaggerFinder, rows_of, script_of
from extraction.mentions.finding import Hints
from extraction.mentions.tokens import Token
from extraction.text import Sentence, sentences
from ontology.records import Span
from tools.training.annotated import Annotated, Marked

SCRIPTS = ("latin", "han")
_FOLDS = 2
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


def kinds_when_unseen(articles: Sequence[Annotated], hints: Hints) -> dict[tuple[str, Span], str]:
    """For each marked name, by article and span, the kind that taggers tell that were not trained on its article."""
    told: dict[tuple[str, Span], str] = {}
    with TemporaryDirectory() as folder:
        for fold in range(_FOLDS):
            others = [a for number, a in enumerate(articles) if number % _FOLDS != fold]
            for script in SCRIPTS:
                train(others, script, f"{folder}/names-{script}.crfsuite", hints)
            finder = TaggerFinder(Path(folder))
            for article in (a for number, a in enumerate(articles) if number % _FOLDS == fold):
                page = page_of(article)
                for candidate in finder.find(page, hints.find(page)):
                    told[article.key, candidate.span] = candidate.types[0]
    return told
