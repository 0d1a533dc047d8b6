"""The keys and sources of articles that an import brings: what another article here is called, none of them is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.ledger import Ledger
from ontology.records import Reading


@dataclass(frozen=True, slots=True)
class Names:
    """Which article has each key, with its case folded away, and each source."""

    keys: dict[str, str]
    sources: dict[str, str]

    @classmethod
    def of(cls, ledger: Ledger) -> Names:
        """Those of a ledger."""
        heads = list(ledger.heads())
        return cls({head.key.casefold(): head.article for head in heads}, {head.source: head.article for head in heads})

    def given(self, reading: Reading, file: str) -> Reading:
        """The reading with a key that is free, and a source that is not another article's; both are taken then.

        Someone else's ``articles/01.txt`` is not ours, which would seem to hold another text than before. An address is
        the same for everyone, and what it tells now replaces whatever it told.
        """
        article = reading.article
        number, key = 1, article.key
        while self.keys.get(key.casefold(), article.iri) != article.iri:
            number += 1
            key = f"{article.key}-{number}"
        source = article.source
        if "://" not in source and self.sources.get(source, article.iri) != article.iri:
            source = f"{file}: {source}"
        self.keys[key.casefold()] = self.sources[source] = article.iri
        return replace(reading, article=replace(article, key=key, source=source))
