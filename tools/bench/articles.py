"""The articles that are read against the clock: ours, and those beside the checkout where there are any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

from extraction.identify import identify_language
from extraction.pipeline import article_iri
from flows.sources.collect import collect
from ontology.errors import DealgraphError
from ontology.records import RawArticle

ROOT = Path(__file__).parents[2]
_OWN = ("tests/articles", "examples/articles")
_SHARED = "evaluation/dev/articles"
_ENDINGS = (".txt", ".html")
_LARGEST = 10_000_000
_LETTERS = "qxzjvwkyhgfb"
_LONGER = re.compile(r"([^\W\d_]{4})([^\W\d_]{2,})")


@dataclass(frozen=True, slots=True)
class Texts:
    """Articles of one language, as their sources hand them in."""

    language: str
    articles: tuple[RawArticle, ...]

    @property
    def characters(self) -> int:
        """Code points of all texts together."""
        return sum(len(article.text) for article in self.articles)


def article_folders(shared: Path | None) -> Mapping[str, Path]:
    """The folders by what a page calls them; ``shared`` is the one that holds ``evaluation/``."""
    own = {name: ROOT / name for name in _OWN}
    return {**own, f"$DEALGRAPH_SHARED/{_SHARED}": shared / _SHARED} if shared else own


def texts_by_language(shared: Path | None) -> Mapping[str, Texts]:
    """All articles by ISO 639-1 code, sorted."""
    folders = article_folders(shared).values()
    for folder in folders:
        if not folder.is_dir():
            raise DealgraphError("is no folder of articles", where=str(folder), remedy="See DEALGRAPH_SHARED.")
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in _ENDINGS]
    found = collect(files, {}, base=ROOT, max_bytes=_LARGEST, iri_of=article_iri)
    grouped: dict[str, list[RawArticle]] = {}
    for _, article in found.articles:
        grouped.setdefault(article.language or identify_language(article.text), []).append(article)
    return {language: Texts(language, tuple(articles)) for language, articles in sorted(grouped.items())}


def as_many(articles: Sequence[RawArticle], number: int) -> tuple[RawArticle, ...]:
    """So many different texts: the articles over and over, from the second time on with the copy's number below."""
    return tuple(islice(_copies(articles), number))


def with_new_words(texts: Iterable[Texts], number: int) -> tuple[RawArticle, ...]:
    """The articles with every longer word made one that was never seen before, another one for every number."""
    letters, rest = "", number
    while rest or len(letters) < 2:
        rest, low = divmod(rest, len(_LETTERS))
        letters = _LETTERS[low] + letters
    return tuple(
        replace(article, language=of.language, text=_LONGER.sub(rf"\1{letters}\2", article.text))
        for of in texts
        for article in of.articles
    )


def _copies(articles: Sequence[RawArticle]) -> Iterable[RawArticle]:
    for copy in count(1):
        for article in articles:
            yield article if copy == 1 else replace(article, text=f"{article.text}\n\n({copy})\n")
