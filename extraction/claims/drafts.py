"""A claim on its way: before its IRI is known and repetitions are left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ontology.records import Evidence, Status


@dataclass(frozen=True, slots=True)
class Draft:
    """What one extractor says.

    ``values`` are sorted by attribute; ``named`` are the roles that a name in the sentence fills; ``extractor`` is the
    versioned name of what has read it.
    """

    relation: str
    subject: str
    object: str | None
    values: tuple[tuple[str, str], ...]
    status: Status
    attributed_to: str
    confidence: float
    evidence: Evidence
    named: tuple[str, ...] = ()
    extractor: str = ""

    def value(self, attribute: str) -> str:
        """The canonical text of one attribute, "" where the draft has none."""
        return next((text for name, text in self.values if name == attribute), "")


def without_repetitions(drafts: Iterable[Draft], keys: dict[str, str]) -> tuple[Draft, ...]:
    """The drafts without those that say nothing that another of the same article does not say.

    ``keys`` gives each relation's telling number, "" where it has none. Of two that agree on it the first stays and
    takes the other's further values; one that lacks it goes where another of the same things has it.
    """
    kept: list[Draft] = []
    for draft in drafts:
        for index, other in enumerate(kept):
            if _same(other, draft, keys[draft.relation]):
                kept[index] = _joined(other, draft)
                break
        else:
            kept.append(draft)
    return tuple(d for d in kept if not any(o is not d and _says_more(o, d, keys[d.relation]) for o in kept))


def _things(draft: Draft) -> tuple[str, str, str | None]:
    return draft.relation, draft.subject, draft.object


def _same(one: Draft, other: Draft, key: str) -> bool:
    if _things(one) != _things(other) or one.status != other.status:
        return False
    if not key and one.evidence.span == other.evidence.span:
        return True
    if key and (one.value(key) != other.value(key) or one.value("side") != other.value("side")):
        return False
    return all(
        not (a := one.value(n)) or not (b := other.value(n)) or a.startswith(b) or b.startswith(a)
        for n in ("round", "date", "amount")
    )


def _joined(one: Draft, other: Draft) -> Draft:
    """The first with what only the second knows; a finer date is kept."""
    values = dict(other.values) | dict(one.values)
    if "date" in values:
        values["date"] = max(one.value("date"), other.value("date"), key=len)
    return replace(one, values=tuple(sorted(values.items())), confidence=max(one.confidence, other.confidence))


def _says_more(one: Draft, other: Draft, key: str) -> bool:
    """Whether ``one`` holds all that ``other`` does, and more: the number or the object that ``other`` lacks."""
    if one.relation != other.relation or one.subject != other.subject:
        return False
    if not key:
        return False
    lacks_object = other.object is None and one.object is not None
    lacks_number = not other.value(key) and bool(one.value(key))
    if other.object is not None and one.object != other.object:
        return False
    rest = all(not other.value(n) or other.value(n) == one.value(n) for n in (key, "currency", "round", "side"))
    return (lacks_object or lacks_number) and rest
