"""What the articles of a run hold, counted while they pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extraction.text import guess_language
from ontology.records import Reading

_LOOK_AT = 3_000
"""Code points of an article that are enough to see whether it is written in the language that it was given."""


@dataclass(slots=True)
class Tally:
    """Numbers for the report; ``languages`` has the sources of what was read, by language; ``doubted`` those of what
    looks as if it were written in another one, by the language that it was read in and the other."""

    mentions: int = 0
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)
    entities: dict[str, bool] = field(default_factory=dict)
    languages: dict[str, list[str]] = field(default_factory=dict)
    doubted: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def count(self, reading: Reading) -> None:
        """One article more."""
        article = reading.article
        self.languages.setdefault(article.language, []).append(article.source)
        looks = guess_language(article.text[:_LOOK_AT], article.language)
        if looks and looks != article.language:
            self.doubted.setdefault((article.language, looks), []).append(article.source)
        self.mentions += len(reading.links)
        self.claims.update((claim.relation, claim.status.value) for claim in reading.claims)
        self.entities.update((entity.iri, entity.known) for entity in reading.entities)

    @property
    def claims_sorted(self) -> tuple[tuple[str, str, int], ...]:
        """(relation, status, number), sorted."""
        return tuple((relation, status, number) for (relation, status), number in sorted(self.claims.items()))

    @property
    def entities_known(self) -> int:
        """How many of the things are in the catalogue."""
        return sum(self.entities.values())

    @property
    def entities_new(self) -> int:
        """How many are not."""
        return len(self.entities) - self.entities_known
