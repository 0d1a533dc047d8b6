"""A fact as the pages show it, with the words that it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flows.explore.desk import Desk, Row


@dataclass(frozen=True, slots=True)
class Quote:
    """The words behind a fact."""

    claim: str
    text: str
    status: str
    confidence: float
    article: str
    key: str
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its things; ``values`` are its properties, ``quotes`` the surest first."""

    iri: str
    relation: str
    status: str
    stories: int
    dated: str
    disputed: bool
    subject: str
    subject_name: str
    object: str | None
    object_name: str | None
    values: dict[str, Any]
    quotes: tuple[Quote, ...] = ()

    @property
    def quote(self) -> Quote | None:
        """The words that say it best."""
        return self.quotes[0] if self.quotes else None


def told(row: Row, quotes: tuple[Quote, ...] = ()) -> Told:
    """A fact from a row with `fact`, `subject`, `subject_name`, `object` and `object_name`."""
    fact = row["fact"]
    return Told(
        iri=fact["iri"],
        relation=fact["relation"],
        status=fact["status"],
        stories=fact.get("stories", 0),
        dated=fact.get("dated", ""),
        disputed=bool(fact.get("disputed")),
        subject=row["subject"],
        subject_name=row["subject_name"],
        object=row["object"],
        object_name=row["object_name"],
        values=fact,
        quotes=quotes,
    )


def with_quotes(desk: Desk, rows: Iterable[Row]) -> tuple[Told, ...]:
    """The facts of the rows, each with its words."""
    found = list(rows)
    quotes: dict[str, list[Quote]] = {}
    for row in desk.rows("quotes", facts=[row["fact"]["iri"] for row in found]) if found else ():
        quotes.setdefault(row["fact"], []).append(quote(row))
    return tuple(told(row, tuple(_best(row["fact"]["status"], quotes.get(row["fact"]["iri"], [])))) for row in found)


def quote(row: Row) -> Quote:
    """The words of a row with `claim`, `quote`, `status`, `confidence`, `article`, `key` and `language`."""
    return Quote(
        claim=row["claim"],
        text=row["quote"],
        status=row["status"],
        confidence=row["confidence"],
        article=row["article"],
        key=row["key"],
        language=row["language"] or "",
    )


def _best(status: str, quotes: list[Quote]) -> list[Quote]:
    """Those first that say what the fact says."""
    return sorted(quotes, key=lambda each: (each.status != status, -each.confidence, each.claim))
