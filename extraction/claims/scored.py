"""What the scorers take for likely, before it is a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.claims.items import Value
from extraction.claims.pair_features import Filler
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


def without_rivals(scored: Sequence[Scored]) -> Iterator[Scored]:
    """The likeliest where a sentence can tell but one of several.

    It tells one subject for each object or one object for each subject where the relation says so, and means at most
    one thing that it does not name.
    """
    taken: set[tuple[str, str, str]] = set()
    for one in sorted(scored, key=lambda s: -s.share):
        name, thing = one.relation.name, one.object.iri if one.object else ""
        keys = []
        if one.relation.one_object or (one.object is not None and one.object.unnamed):
            keys.append((name, one.subject.iri, "?" if one.relation.one_object else "unnamed"))
        if one.relation.one_subject or one.subject.unnamed:
            keys.append((name, "?" if one.relation.one_subject else "unnamed", thing))
        if not taken.intersection(keys):
            yield one
        taken.update(keys)
