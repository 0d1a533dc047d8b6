"""Which articles of those that sources gave are to be read, and which of the ledger's have to go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extraction.pipeline import article_iri
from flows.settings import Settings
from flows.sources import Collected, Known, Skipped
from flows.sources.collect import Retracted, arrange
from flows.sources.found import Item
from flows.web.addresses import host_of
from graph.ledger import Head, Ledger
from ontology.records import RawArticle


def arranged(items: Iterable[Item], heads: Mapping[str, Head], ledger: Ledger | None, settings: Settings) -> Collected:
    """What sources gave, held against what the ledger has and what it shall not have again."""
    stones = ledger.tombstones() if ledger else ()
    retracted = Retracted(
        {stone.article: stone.why for stone in stones},
        {source: stone.why for stone in stones for source in stone.sources if host_of(source)},
    )
    return arrange(
        items,
        {iri: Known(head.key, head.source) for iri, head in heads.items()},
        base=settings.data.absolute().parent,
        iri_of=article_iri,
        retracted=retracted,
    )


def to_be_read(collected: Collected, heads: Mapping[str, Head], digest: str) -> tuple[RawArticle, ...]:
    """The articles that the ledger does not have, or has from another place, or has as another extractor read them.

    ``digest`` is the extractor's; "" leaves alone what any extractor has read.
    """
    return tuple(
        raw
        for iri, raw in collected.articles
        if iri in collected.moved or iri not in heads or (digest and heads[iri].read_with != digest)
    )


def to_be_removed(collected: Collected, failed: Iterable[Skipped]) -> tuple[tuple[str, str], ...]:
    """The articles whose sources now hold other texts, each with the one that took its place.

    Sources whose new texts could not be read keep the old ones.
    """
    sources = {skip.source for skip in failed}
    fresh = {raw.source: iri for iri, raw in collected.articles}
    # A text that another source told before is not fresh, and takes the old one's place all the same.
    return tuple(
        (iri, fresh.get(source) or min(collected.given[source]))
        for iri, source in collected.replaced
        if source not in sources
    )
