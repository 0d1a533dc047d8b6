"""What each name of an article stands for: the catalogue's concept, or one thing for all forms of an unknown name.

Within an article a name in brackets after another is the same thing ("Jichuan AI (霁川智能)"), so is one that is given
in words ("formerly"), and so is the first word of a longer company name or the last word of a person's, once the
longer form has been read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.base import Candidate
from extraction.linking.aliases import gives_a_name
from extraction.linking.units import names_a_unit
from extraction.mentions.kinds import tells_kind
from ontology.catalogue import Catalogue
from ontology.identifiers import content_iri, folded
from ontology.records import Entity, Name

_LATIN = re.compile(r"[A-Za-z]")
_LONGEST = 60
"""Code points between two names from which on nothing is looked for there."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The IRI of every candidate, in their order, why, and the things that they name."""

    iris: tuple[str, ...]
    reasons: tuple[str, ...]
    entities: dict[str, Entity]


class _Groups:
    """Which candidates are one thing: a union of sets by index."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, a: int, b: int) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first


def resolve(text: str, candidates: Sequence[Candidate], catalogue: Catalogue, language: str) -> Resolution:
    """Link the candidates of one article, given in the order of the text."""
    groups = _Groups(len(candidates))
    reasons = [c.reason if c.concept else "the same name" for c in candidates]
    _join_same_names(candidates, groups)
    _join_given_names(text, candidates, groups, reasons)
    _join_short_forms(candidates, groups, reasons)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(candidates)):
        members[groups.find(index)].append(index)
    iris = [""] * len(candidates)
    entities: dict[str, Entity] = {}
    for indices in members.values():
        entity = _entity([candidates[i] for i in indices], catalogue, language)
        entities[entity.iri] = _merged(entities[entity.iri], entity) if entity.iri in entities else entity
        for index in indices:
            iris[index] = entity.iri
    return Resolution(tuple(iris), tuple(reasons), entities)


def _concepts(candidates: Sequence[Candidate], groups: _Groups, index: int) -> set[str]:
    root = groups.find(index)
    return {c.concept for i, c in enumerate(candidates) if c.concept and groups.find(i) == root}


def _join_same_names(candidates: Sequence[Candidate], groups: _Groups) -> None:
    first: dict[str, int] = {}
    for index, candidate in enumerate(candidates):
        key = candidate.concept or folded(candidate.surface)
        groups.join(first.setdefault(key, index), index)


def _join_given_names(text: str, candidates: Sequence[Candidate], groups: _Groups, reasons: list[str]) -> None:
    for index in range(1, len(candidates)):
        before, inner = candidates[index - 1], candidates[index]
        between = text[before.span.end : inner.span.start]
        given = gives_a_name(between, text[inner.span.end : inner.span.end + 3]) if len(between) <= _LONGEST else ""
        person = "Person" in (before.types[0], inner.types[0])
        concepts = _concepts(candidates, groups, index) | _concepts(candidates, groups, index - 1)
        if given and not person and len(concepts) <= 1:
            groups.join(index - 1, index)
            reasons[index] = f"given {given} {before.surface}"


def _join_short_forms(candidates: Sequence[Candidate], groups: _Groups, reasons: list[str]) -> None:
    long_forms = sorted(
        {c.surface for c in candidates if len(c.surface.split()) > 1 or len(c.surface) > 3}, key=lambda s: (-len(s), s)
    )
    index_of = {c.surface: i for i, c in reversed(list(enumerate(candidates)))}
    for index, candidate in enumerate(candidates):
        if candidate.concept:
            continue
        for long in long_forms:
            other = index_of[long]
            if groups.find(other) != groups.find(index) and _is_short_form(
                candidate.surface, long, candidates[other].types[0]
            ):
                groups.join(other, index)
                reasons[index] = f"short for {long}"
                break


def _is_short_form(short: str, long: str, kind: str) -> bool:
    if len(short) < 2 or len(short) >= len(long) or kind == "Model":
        return False
    words = long.split()
    if kind == "Person":
        return len(words) > 1 and words[-1] == short
    if names_a_unit(long.removeprefix(short)):
        return False
    if _LATIN.search(short):
        return len(words) > 1 and len(short) > 2 and " ".join(words[: len(short.split())]) == short
    return long.startswith(short) and len(long) - len(short) <= 4


def _entity(members: list[Candidate], catalogue: Catalogue, language: str) -> Entity:
    concept = next((c.concept for c in members if c.concept), "")
    names = tuple(
        sorted({Name(c.surface, _script(c.surface, language), "usual" if concept else "alias") for c in members})
    )
    if concept:
        return Entity(concept, catalogue.by_iri[concept].type, catalogue.label(concept), names, True)
    kinds: Counter[str] = Counter()
    told = [c for c in members if c.sure] or members
    for candidate in told:
        kinds[candidate.types[0]] += 1
    longest = max((n.text for n in names), key=lambda t: (bool(_LATIN.search(t)), len(t), t))
    own = next((kind for c in members if (kind := tells_kind(c.surface)) in kinds), "")
    kind = own or max(kinds, key=lambda k: (kinds[k], k))
    return Entity(content_iri("entity", folded(longest)), kind, longest, names, False)


def _merged(one: Entity, other: Entity) -> Entity:
    return Entity(one.iri, one.type, one.label, tuple(sorted({*one.names, *other.names})), one.known)


def _script(surface: str, language: str) -> str:
    if re.search(r"[\u3400-\u9fff]", surface):
        return "zh"
    return "" if language == "zh" else language
