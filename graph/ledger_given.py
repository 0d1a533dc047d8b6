"""What a source said of an article beside its text: its language, title and day, where it said anything.

A reading tells the title and the day that it found; which of them it was told is needed to read the text again, as
another extractor may find better ones.
"""

from __future__ import annotations

import json
from pathlib import Path

from graph.article_file import article_path
from graph.atomic import write_bytes
from ontology.errors import DealgraphError
from ontology.records import Article, RawArticle

GIVEN = "ledger/given"


def keep_given(folder: Path, article: str, raw: RawArticle) -> None:
    """Keep what the source said; nothing is kept where it said nothing."""
    told = {"language": raw.language, "title": raw.title, "published": raw.published}
    path = _path(folder, article)
    if not any(told.values()):
        path.unlink(missing_ok=True)
        return
    content = json.dumps(told, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    if not path.exists() or path.read_bytes() != content:
        write_bytes(path, content)


def given(folder: Path, article: Article) -> RawArticle:
    """The article as it was handed in."""
    path = _path(folder, article.iri)
    try:
        told = json.loads(path.read_bytes()) if path.exists() else {}
        language, title, published = (str(told.get(name, "")) for name in ("language", "title", "published"))
    except (ValueError, AttributeError) as error:
        remedy = "Restore a backup, or delete this file and ingest the article again."
        raise DealgraphError(f"is damaged: {error}", where=str(path), remedy=remedy) from error
    return RawArticle(article.key, article.source, article.text, language, title, published, article.url)


def drop_given(folder: Path, article: str) -> None:
    """Forget what a source said of an article."""
    _path(folder, article).unlink(missing_ok=True)


def _path(folder: Path, article: str) -> Path:
    name = article_path(folder, article).stem
    return folder / GIVEN / name[:2] / f"{name}.json"
