"""`.txt` and `.md`: the file is the article, every character of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.sources.base import Skipped
from ontology.records import RawArticle


def read_plain_text(path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped]:
    """One article, whose title, date and language are left to the extractor."""
    yield RawArticle(key=path.stem, source=source, text=text)


def read_markdown(path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped]:
    """One article, marks included so that offsets count in the file; the first heading of level one is its title."""
    heads = (line[2:].strip() for line in text.lstrip("\ufeff").splitlines() if line.startswith("# "))
    yield RawArticle(key=path.stem, source=source, text=text, title=next(heads, ""))
