"""Parts of the articles: what is learned from the others is asked about the one that is left."""

from __future__ import annotations

from collections.abc import Sequence

from tools.training.annotated import Annotated

FOLDS = 3


def in_fold(fold: int, articles: Sequence[Annotated]) -> list[Annotated]:
    """The articles of one fold, numbered from 0."""
    return [article for number, article in enumerate(articles) if number % FOLDS == fold]


def others_than(fold: int, articles: Sequence[Annotated]) -> list[Annotated]:
    """The articles of all other folds."""
    return [article for number, article in enumerate(articles) if number % FOLDS != fold]
