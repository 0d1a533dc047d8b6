"""Run the extractor over a corpus's passages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from ontology.errors import DealgraphError
from ontology.records import RawArticle, Reading
from tools.corpora.passages import Passage
from tools.corpora.registry import Corpus
from tools.corpora.score import Score


def passages(corpus: Corpus, folder: Path, limit: int | None) -> tuple[Passage, ...]:
    """The corpus's passages, each text once; with a limit, those whose texts have the smallest digests."""
    path = folder / corpus.file
    if not path.is_file():
        raise DealgraphError(
            f"{corpus.name} is not there", where=str(path), remedy="Set DEALGRAPH_SHARED to the folder with corpora/."
        )
    found = {passage.text: passage for passage in reversed(tuple(corpus.read(path))) if passage.text.strip()}
    ordered = sorted(found.values(), key=lambda passage: _digest(passage.text))
    return tuple(ordered if limit is None else ordered[:limit])


def score(
    sample: Sequence[Passage], read: Callable[[RawArticle], Reading], step: Callable[[], object] = lambda: None
) -> Score:
    """The score of the extractor on these passages, each read as an article of its own; ``step`` after each."""
    total = Score()
    for number, passage in enumerate(sample):
        total.add(passage, read(_article(number, passage)))
        step()
    return total


def _article(number: int, passage: Passage) -> RawArticle:
    name = f"passage-{number}"
    return RawArticle(name, name, passage.text, passage.language)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
