"""Taking an article back for good, by whatever name a person knows it, and letting it back in."""

from __future__ import annotations

from dataclasses import dataclass

from flows.conflict_page import forget_conflicts
from flows.in_step import fall_behind
from flows.logs import RunLog
from flows.run_record import keep_record, moment
from graph.ledger import Ledger, Tombstone
from graph.quarantine import forget
from ontology.errors import DealgraphError


@dataclass(frozen=True, slots=True)
class Named:
    """An article that the ledger has, had, or was told to keep out. ``state`` is current, replaced or retracted."""

    article: str
    key: str
    source: str
    state: str


def find(ledger: Ledger, name: str) -> tuple[Named, ...]:
    """The articles of that key, IRI (or its end), or source; current ones first. ``DealgraphError`` for none."""
    everything = [
        *(Named(head.article, head.key, head.source, "current") for head in ledger.heads()),
        *(Named(old.article, old.key, old.source, "replaced") for old in ledger.versions()),
        *(Named(s.article, s.key, source, "retracted") for s in ledger.tombstones() for source in s.sources or ("",)),
    ]
    wanted = [n for n in everything if name in (n.key, n.article, n.article.rsplit("/", 1)[-1], n.source)]
    if not wanted:
        raise DealgraphError(
            f"there is no article {name!r}",
            where=str(ledger.folder),
            remedy="Name its key, its IRI or where it was read from, as `dealgraph query 'MATCH (a:Article) RETURN "
            "a.key, a.source'` shows them.",
        )
    return tuple(wanted)


def one_to_retract(ledger: Ledger, name: str) -> Named:
    """The one article of that name that the ledger has, or else the newest of its versions.

    ``DealgraphError`` where there is neither, or more than one.
    """
    named = find(ledger, name)
    current = {one.article: one for one in named if one.state == "current"}
    replaced = {one.article: one for one in named if one.state == "replaced"}
    every = [version for version in ledger.versions() if version.article in replaced]
    before = {version.article for version in every if version.replaced_by in replaced}
    found = current or {iri: one for iri, one in replaced.items() if iri not in before} or replaced
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        several = ", ".join(sorted(found))
        raise DealgraphError(
            f"{len(found)} articles are called {name!r}", where=str(ledger.folder), remedy=f"Name one of {several}."
        )
    raise DealgraphError(
        f"the article {name!r} is not in the ledger any more",
        where=str(ledger.folder),
        remedy=f"`dealgraph history {name}` tells what became of it.",
    )


def retract_article(ledger: Ledger, name: str, why: str) -> tuple[Tombstone, ...]:
    """Take the article out, its earlier versions too, and keep the record. The caller holds the lock and syncs."""
    found = one_to_retract(ledger, name)
    started = moment()
    fall_behind(ledger.folder)
    forget_conflicts(ledger.folder)
    stones = ledger.retract(found.article, why, started)
    gone = tuple(stone.article for stone in stones)
    forget(ledger.folder, gone)
    keep_record(ledger, "dealgraph retract", started, removed=gone)
    RunLog(started).event("article retracted", article=found.article, source=found.source, why=why)
    return stones


def finish_retractions(ledger: Ledger) -> tuple[str, ...]:
    """Make good what a killed process has left of articles that were retracted; give which were there still."""
    left = ledger.unfinished_retractions()
    if left:
        fall_behind(ledger.folder)
        forget_conflicts(ledger.folder)
    for stone in left:
        ledger.retract(stone.article, stone.why, stone.when)
    forget(ledger.folder, (stone.article for stone in ledger.tombstones()))
    return tuple(stone.article for stone in left)


def let_back(ledger: Ledger, name: str) -> tuple[str, ...]:
    """Take the tombstones of that name away; give the articles that their sources may bring again."""
    named = {one.article for one in find(ledger, name) if one.state == "retracted"}
    if not named:
        raise DealgraphError(
            f"{name!r} was not retracted", where=str(ledger.folder), remedy="There is nothing to undo."
        )
    stones = ledger.tombstones()
    # The versions of one article were retracted together; another one may have had its key before or after it.
    retractions = {(stone.when, stone.why): stone.article for stone in stones if stone.article in named}
    if len(retractions) > 1:
        several = ", ".join(sorted(retractions.values()))
        raise DealgraphError(
            f"{name!r} was retracted {len(retractions)} times, each time another text",
            where=str(ledger.folder),
            remedy=f"Name one of {several}; `dealgraph history {name}` tells the reasons.",
        )
    together = [stone.article for stone in stones if (stone.when, stone.why) in retractions]
    started = moment()
    undone = tuple(article for article in together if ledger.let_back(article))
    keep_record(ledger, "dealgraph retract --undo", started)
    return undone
