"""What the articles of a run hold, counted while they pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ontology.records import Reading


@dataclass(slots=True)
class Tally:
    """Numbers for the report; ``languages`` has the sources of what was read, by language."""

    mentions: int = 0
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)
    entities: dict[str, bool] = field(default_factory=dict)
    languages: dict[str, list[str]] = field(default_factory=dict)

    def count(self, reading: Reading) -> None:
        """One article more."""
        self.languages.setdefault(reading.article.language, []).append(reading.article.source)
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
