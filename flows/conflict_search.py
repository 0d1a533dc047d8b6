"""The conflicts and life lines of a ledger, as things are settled there."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.settings import Settings
from graph.conflicts import Conflict, conflicts
from graph.conflicts.kinds import KINDS
from graph.facts import Fact, facts
from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.life_lines import LifeLine, life_lines
from graph.names import usual_name
from graph.resolution import settled_ledger
from graph.stories import found_stories
from ontology.errors import DealgraphError
from ontology.model import Ontology
from ontology.records import Entity


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, and the names by which to tell people of it."""

    conflicts: tuple[Conflict, ...]
    life_lines: tuple[LifeLine, ...]
    ontology: Ontology
    names: dict[str, str] = field(repr=False)

    def about(self, fact: Fact) -> str:
        """A fact in a few words, with its sum."""
        label = dict(self.ontology.relation(fact.relation).labels).get("en", fact.relation)
        told = (fact.value("round"), fact.value("currency"), fact.value("amount"), fact.value("date"))
        words = (self._name(fact.subject), label, self._name(fact.object or ""), *told)
        return " ".join(word for word in words if word)

    def _name(self, iri: str) -> str:
        return self.names.get(iri, iri)


def searched(settings: Settings, kinds: tuple[str, ...] = ()) -> Searched:
    """Find them; of some kinds only where some are named. A kind that there is not is a `DealgraphError`."""
    for kind in kinds:
        if kind not in KINDS:
            raise DealgraphError(
                f"there is no kind of conflict {kind!r}", where="--kind", remedy=f"Known are {', '.join(KINDS)}."
            )
    ledger, catalogue = Ledger.open(settings.data, create=False), catalogue_of(settings.data)
    readings = settled_ledger(ledger, catalogue).readings
    stories = found_stories(readings)
    found = facts(readings, ledger.ontology, stories.of_article)
    disputes = conflicts(found, readings, ledger.ontology, stories)
    tellings: dict[str, list[Entity]] = {}
    for reading in readings:
        for entity in reading.entities:
            tellings.setdefault(entity.iri, []).append(entity)
    known = catalogue.by_iri
    names = {iri: usual_name(told, catalogue.label(iri) if iri in known else "") for iri, told in tellings.items()}
    wanted = tuple(conflict for conflict in disputes if not kinds or conflict.kind in kinds)
    return Searched(wanted, life_lines(found, readings), ledger.ontology, names)
