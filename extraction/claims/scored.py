"""What the scorers take for likely, before it is a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.claims.items import Value
from extraction.claims.pair_features import Filler
from extraction.claims.referents import Part
from extraction.claims.sheets import Sheet
from ontology.model import Relation


@dataclass(frozen=True, slots=True)
class Scored:
    """A relation that holds between a subject and an object or a number, with the probability of it, 0..1."""

    relation: Relation
    subject: Filler
    object: Filler | None
    number: Value | None
    share: float

    @property
    def company(self) -> Filler | None:
        """The company that it is about, None where that is no company."""
        filler = {"subject": self.subject, "object": self.object}.get(self.relation.about)
        return filler if filler is not None and filler.kind == "Company" else None

    @property
    def iris(self) -> tuple[str, str]:
        """Subject and object, "" for none."""
        return self.subject.iri, self.object.iri if self.object else ""

    @property
    def kinds(self) -> str:
        """The kinds of subject and object."""
        return self.subject.kind + (self.object.kind if self.object else "")

    def parts(self, sentence: int) -> Iterator[Part]:
        """What it tells of the things that are named."""
        for role, filler, other in (("subject", self.subject, self.object), ("object", self.object, self.subject)):
            if filler is not None and not filler.unnamed:
                about = self.relation.about == role and filler.kind == "Company"
                name = other.iri if other is not None and not other.unnamed else ""
                yield Part(sentence, filler.iri, role, self.relation.name, name, about)


def pairs_of(sheet: Sheet, binary: Sequence[Relation]) -> Iterator[tuple[Filler, Filler, tuple[Relation, ...]]]:
    """Pairs of fillers, at least one named in the sentence, with the relations whose roles they fit."""
    everything = (*sheet.here, *sheet.unnamed)
    for a in everything:
        for b in everything:
            if a.iri == b.iri or (a.unnamed and b.unnamed):
                continue
            possible = tuple(r for r in binary if a.kind in r.subject_types and b.kind in r.object_types)
            if possible:
                yield a, b, possible


def with_lists(scored: Sequence[Scored], sheet: Sheet) -> Iterator[Scored]:
    """With one probability, the mean, for all whose subjects, or whose objects, one list of names gives."""
    groups: dict[tuple[str, str, int, int], list[float]] = {}
    for one in scored:
        for key in _groups_of(one, sheet):
            groups.setdefault(key, []).append(one.share)
    for one in scored:
        means = [sum(groups[key]) / len(groups[key]) for key in _groups_of(one, sheet) if len(groups[key]) > 1]
        yield replace(one, share=max(means)) if means else one


def _groups_of(one: Scored, sheet: Sheet) -> Iterator[tuple[str, str, int, int]]:
    """What it has in common with those of its subject's list, and of its object's."""
    subject, thing = one.subject, one.object
    if thing is None:
        return
    if not subject.unnamed and len(sheet.setting.lists[subject.start]) > 1:
        yield one.relation.name, "subject", _list_of(subject, sheet), thing.start
    if not thing.unnamed and len(sheet.setting.lists[thing.start]) > 1:
        yield one.relation.name, "object", _list_of(thing, sheet), subject.start


def without_rivals(scored: Sequence[Scored], sheet: Sheet) -> Iterator[Scored]:
    """The likeliest where a sentence can tell but one of several.

    It tells one subject for each object or one object for each subject where the relation says so (or the several
    that one list names), one direction between two things, and means at most one thing that it does not name.
    """
    taken: dict[tuple[str, str, str], int] = {}
    for one in sorted(scored, key=lambda s: -s.share):
        name, subject, thing = one.relation.name, one.subject, one.object
        keys = {}
        if one.relation.one_object or (thing is not None and thing.unnamed):
            keys[name, subject.iri, "?" if one.relation.one_object else "unnamed"] = _list_of(thing, sheet)
        if one.relation.one_subject or subject.unnamed:
            key = (name, "?" if one.relation.one_subject else "unnamed", thing.iri if thing else "")
            keys[key] = _list_of(subject, sheet)
        turned = (name, thing.iri, subject.iri) if thing is not None and not thing.unnamed else None
        if turned not in taken and all(taken.get(key, group) == group for key, group in keys.items()):
            taken[name, subject.iri, thing.iri if thing else ""] = 0
            taken |= keys
            yield one


def _list_of(filler: Filler | None, sheet: Sheet) -> int:
    """Where the list begins that names it, -1 for what is not named."""
    if filler is None or filler.unnamed:
        return -1
    return sheet.setting.lists[filler.start][0].start
