"""What a run hands over: the JSON Lines of `dealgraph export --format jsonl`, which is what others would score, too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass as plain_dataclass
from pathlib import Path

from pydantic.dataclasses import dataclass

from flows.evaluation.json_lines import read_lines
from flows.evaluation.statements import Claim


@dataclass(frozen=True)
class Mention:
    """A name that the run found in an article."""

    article: str
    surface: str
    iri: str
    type: str


@dataclass(frozen=True)
class Article:
    """An article that the run read."""

    article: str
    language: str
    text: str


@plain_dataclass(frozen=True)
class HandedOver:
    """An export, in the order of its lines."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]

    def of(self, articles: Collection[str]) -> HandedOver:
        """What it holds of some of the articles."""
        return HandedOver(
            tuple(row for row in self.articles if row.article in articles),
            tuple(row for row in self.claims if row.article in articles),
            tuple(row for row in self.mentions if row.article in articles),
        )


def read_export(folder: Path) -> HandedOver:
    """Read the three files of an export."""
    return HandedOver(
        tuple(row for _, row in read_lines(folder / "articles.jsonl", Article)),
        tuple(row for _, row in read_lines(folder / "claims.jsonl", Claim)),
        tuple(row for _, row in read_lines(folder / "mentions.jsonl", Mention)),
    )
