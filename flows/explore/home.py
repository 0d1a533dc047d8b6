"""The first page: how much there is, what it is about, what came last."""

from __future__ import annotations

from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from flows.explore.quality import counts
from ontology.identifiers import folded

FOUND, TITLES = 30, 10


@dataclass(frozen=True, slots=True)
class Home:
    """What the page shows."""

    counts: tuple[tuple[str, int], ...]
    things: tuple[Row, ...]
    articles: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search has found; ``more`` where there were more things than are shown."""

    things: tuple[Row, ...]
    articles: tuple[Row, ...]
    more: bool


def home(desk: Desk) -> Home:
    """The first page."""
    return Home(
        counts=counts(desk),
        things=tuple(desk.once("most_named", lambda: desk.rows("most_named"))),
        articles=tuple(desk.once("latest_articles", lambda: desk.rows("latest_articles"))),
    )


def search(desk: Desk, words: str, limit: int = FOUND) -> Results:
    """Things by any of their names in any script and case, and articles by their title."""
    name = folded(words)
    if not name:
        return Results((), (), more=False)
    things = desk.rows("search", name=name, limit=limit + 1)
    articles = desk.rows("search_articles", words=name, limit=TITLES)
    return Results(tuple(things[:limit]), tuple(articles), more=len(things) > limit)
