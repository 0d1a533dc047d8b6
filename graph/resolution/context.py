"""What articles say of two things: the same deal, the same people, the same models speak for their being one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.resolution.match import Match
from graph.resolution.signals import comparable
from graph.resolution.things import Thing
from ontology.records import Claim, Reading

PER_CLAIM, MOST = 0.2, 0.3
"""What each claim that is made of both is worth, and all of them together."""

LEFT_OVER = 0.72
"""What it is worth to be the only two left over where all others who take part in one deal are the same."""

OTHERS = 2
"""Others who must be the same in both tellings of a deal before who is left over tells anything."""

_TELLING = ("amount", "percent", "round")


class Context:
    """What is said of each thing, with the others under their nodes' IRIs."""

    def __init__(self, readings: Sequence[Reading], node: Mapping[str, str]) -> None:
        self.node = node
        self._said: dict[str, dict[tuple[str, str, str, str], str]] = defaultdict(dict)
        self.deals: dict[tuple[str, str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for reading in readings:
            names = {entity.iri: entity.label for entity in reading.entities}
            for claim in reading.claims:
                self._add(claim, names)

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """In words, what is said of both."""
        mine, theirs = self._said[one], self._said[other]
        return tuple(mine[key] for key in sorted(mine.keys() & theirs.keys()))[:3]

    def worth(self, shared: Sequence[str]) -> float:
        """What is said of both as a number to add to a score."""
        return min(MOST, PER_CLAIM * len(shared))

    def _add(self, claim: Claim, names: Mapping[str, str]) -> None:
        number = next((text for name in _TELLING if (text := claim.value(name))), "")
        if claim.object is None:
            if number:
                told = f"of both it is said that they {claim.relation.replace('_', ' ')} {number}"
                self._said[claim.subject][claim.relation, "subject", "", number] = told
            return
        for end, iri, beyond in (("subject", claim.subject, claim.object), ("object", claim.object, claim.subject)):
            far = self.node.get(beyond, beyond)
            told = f"both stand in {claim.relation.replace('_', ' ')} with {names.get(beyond, beyond)}"
            self._said[iri][claim.relation, end, far, ""] = told
            if number:
                self.deals[claim.relation, end, far, number][claim.article].add(iri)


def left_over(context: Context, things: Mapping[str, Thing]) -> Iterator[Match]:
    """The one thing on each side that is left over where two articles name all others of a deal alike.

    Only where the two are written in different scripts: in one script two names in one list are two things.
    """
    for _, tellings in sorted(context.deals.items()):
        for first, second in combinations(sorted(tellings), 2):
            mine, theirs = tellings[first], tellings[second]
            here, there = _by_node(mine, context), _by_node(theirs, context)
            same = here.keys() & there.keys()
            alone = [here[n] for n in here.keys() - same], [there[n] for n in there.keys() - same]
            if len(same) < OTHERS or len(alone[0]) != 1 or len(alone[1]) != 1:
                continue
            one, other = sorted((things[alone[0][0]], things[alone[1][0]]), key=lambda thing: thing.iri)
            if comparable(one, other) and not (one.known and other.known) and one.is_han != other.is_han:
                told = (
                    f"{one.label} and {other.label} are left over where two articles name all others of one deal alike"
                )
                yield Match(one.iri, other.iri, LEFT_OVER, (told,))


def _by_node(iris: Iterable[str], context: Context) -> dict[str, str]:
    return {context.node.get(iri, iri): iri for iri in sorted(iris)}
