"""Which IRIs are one node: what people said of them first, then what is sure, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.resolution.homonyms import another, thing_and_article
from graph.resolution.match import Match
from ontology.records import Judgement


def nodes(matches: Iterable[Match], judgements: Iterable[Judgement], known: Collection[str]) -> Mapping[str, str]:
    """The IRI of the node of each thing that is not a node of its own; whatever the order of the matches.

    A node is called by the catalogue's IRI (`known`) where one of its things has one, else by the smallest. What a
    person told apart stays apart, also by way of a third thing, and two things of the catalogue are one only by a
    person's word. What fits a thing as well as its homonym, whose names are the same, is the thing.
    """
    judgements = tuple(judgements)
    homonyms = {another(*pair) for pair in map(thing_and_article, judgements) if pair}
    of_things = [j for j in judgements if j.kind in ("same", "different")]
    sets = _Sets(known, [j.subjects for j in of_things if j.kind == "different"])
    # The newest first: where several cannot all hold, the older ones give way.
    for judgement in sorted(of_things, key=lambda j: (j.at, j.iri), reverse=True):
        if judgement.kind == "same":
            sets.join(*judgement.subjects, by_person=True)

    def surest(match: Match) -> tuple[float, bool, str, str]:
        return -match.score, not homonyms.isdisjoint((match.one, match.other)), match.one, match.other

    for match in sorted(matches, key=surest):
        if match.sure:
            sets.join(match.one, match.other)
    return sets.named()


class _Sets:
    def __init__(self, known: Collection[str], apart: Iterable[tuple[str, ...]]) -> None:
        self._known = known
        self._of: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: str, other: str, *, by_person: bool = False) -> None:
        first, second = (self._of.get(iri, {iri}) for iri in (one, other))
        if first is second or any(self._apart[iri] & second for iri in first):
            return
        if not by_person and any(i in self._known for i in first) and any(i in self._known for i in second):
            return
        both = first | second
        self._of.update(dict.fromkeys(both, both))

    def named(self) -> dict[str, str]:
        found = {}
        for iri, members in self._of.items():
            node = min(members, key=lambda member: (member not in self._known, member))
            if iri != node:
                found[iri] = node
        return dict(sorted(found.items()))
