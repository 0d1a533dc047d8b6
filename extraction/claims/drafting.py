"""From a trigger with its roles bound to what it claims: values, status, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extraction.claims.binding import Hit, nearest
from extraction.claims.discourse import Discourse
from extraction.claims.drafts import Draft
from extraction.claims.items import Thing, Value, plain
from extraction.claims.voices import speaker
from extraction.posts import post_in_english
from extraction.status import statuses_at
from extraction.text import Sentence
from ontology.model import Relation
from ontology.records import Evidence, Span, Status

NAME = "trigger.v1"
_REACHES = (("round", 90), ("date", 170))
"""How far from the trigger or its number a round or a date may stand, in code points with marks counted as further."""

_CARRIED = 0.85
"""Factor on the confidence of a claim whose subject or object comes from an earlier sentence."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that triggers need of it: its words with blanks made even, and as they stand."""

    sentence: Sentence
    content: str
    quote: str
    things: tuple[Thing, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A trigger with one thing for each role and the number that belongs to it."""

    hit: Hit
    relation: Relation
    subject: Thing
    object: Thing | None
    number: Value | None

    @property
    def things(self) -> tuple[tuple[str, Thing], ...]:
        """The things by their roles."""
        return (("subject", self.subject), *((("object", self.object),) if self.object else ()))


def drafts_of(scene: Scene, bound: Bound, discourse: Discourse, article: str) -> Iterator[Draft]:
    """What a bound trigger claims: nothing where it lacks what it needs, two where a denial was taken back."""
    if bound.object is not None and bound.object.iri == bound.subject.iri:
        return
    values = _values(scene, bound, discourse)
    if values is None or any(name not in values for name in bound.relation.requires):
        return
    hit, language = bound.hit, scene.sentence.language
    carried = any(thing.start < 0 for _, thing in bound.things)
    fixed = hit.trigger.status
    for status in (Status(fixed),) if fixed else statuses_at(scene.content, hit.start, hit.end, language):
        yield Draft(
            relation=bound.relation.name,
            subject=bound.subject.iri,
            object=bound.object.iri if bound.object else None,
            values=tuple(sorted(values.items())),
            status=status,
            attributed_to=speaker(scene.content, language, scene.things),
            confidence=round(hit.trigger.confidence * (_CARRIED if carried else 1.0), 4),
            evidence=_evidence(scene, bound, article),
            named=tuple(name for name, thing in bound.things if thing.start >= 0 and not thing.back),
            extractor=NAME,
        )


def _evidence(scene: Scene, bound: Bound, article: str) -> Evidence:
    places: dict[str, Thing | Value] = dict(bound.things)
    if bound.number is not None:
        places[bound.number.kind] = bound.number
    start, hit = scene.sentence.span.start, bound.hit
    return Evidence(
        article,
        scene.sentence.span,
        scene.quote,
        Span(start + hit.start, start + hit.end) if hit.end > hit.start else None,
        tuple((name, Span(start + p.start, start + p.end)) for name, p in sorted(places.items()) if p.start >= 0),
    )


def _values(scene: Scene, bound: Bound, discourse: Discourse) -> dict[str, str] | None:
    """The claim's values by attribute, None where the trigger lacks what it needs."""
    hit, relation, number = bound.hit, bound.relation, bound.number
    values: dict[str, str] = dict(hit.trigger.fixed)
    present = {number.kind} if number else set()
    if number is not None:
        values |= named_values(number, hit.trigger.sign, relation)
    for kind, reach in _REACHES:
        value = nearest(scene.content, hit, number, scene.values, kind, reach) if kind in relation.attributes else None
        if value is not None:
            values |= dict(value.fields)
            present.add(kind)
    if "role" in relation.attributes and (post := post_in_english(hit.words, scene.sentence.language)):
        values["role"] = post
    if not all(present & set(needed.split("|")) for needed in hit.trigger.need):
        return None
    holder = bound.object or bound.subject
    deal = discourse.deal
    if hit.trigger.deal and deal is not None and deal.company == holder.iri:
        values = dict(deal.values) | values
    return {name: text for name, text in values.items() if name in relation.attributes}


def named_values(number: Value, sign: int, relation: Relation) -> dict[str, str]:
    """A quantity's fields under the names that the relation has for them."""
    fields = dict(number.fields)
    percent = fields.get("percent")
    if number.kind == "percent" and percent is not None:
        if "stake" in relation.attributes:
            return {"stake": plain(Decimal(percent) / 100)}
        if sign < 0:
            fields["percent"] = "-" + percent.lstrip("-")
        return {k: v for k, v in fields.items() if k != "bound" or "percent" in relation.attributes}
    return fields
