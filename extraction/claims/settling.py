"""From what is scored to a draft of a claim: its values, its status, its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from extraction.claims.binding import nearest_to
from extraction.claims.drafting import named_values
from extraction.claims.drafts import Draft
from extraction.claims.items import Value
from extraction.claims.scored import Scored
from extraction.claims.sheets import Sheet
from extraction.claims.voices import speaker
from extraction.posts import posts_near
from ontology.records import Evidence, Span, Status

NAME = "scorer.v1"
DATE_REACH = 170
_REACHES = (("round", 110), ("date", DATE_REACH))
"""How far from a claim's number or things a round or a date may stand, in code points with marks counted as further."""

_MOST = 0.99


def drafts_of(sheet: Sheet, scored: Scored, statuses: Sequence[Status], article: str) -> Iterator[Draft]:
    """The claims that are scored: none where a needed value is missing, one for each post and each status."""
    relation, language = scored.relation, sheet.sentence.language
    values = _values(sheet, scored)
    if any(name not in values for name in relation.requires):
        return
    posts = _posts(sheet, scored) if "role" in relation.attributes else [""]
    for post, status in product(posts, statuses):
        full = values | ({"role": post} if post else {})
        yield Draft(
            relation=relation.name,
            subject=scored.subject.iri,
            object=scored.object.iri if scored.object else None,
            values=tuple(sorted((name, text) for name, text in full.items() if name in relation.attributes)),
            status=status,
            attributed_to=speaker(sheet.setting.content, language, sheet.setting.things),
            confidence=round(min(_MOST, scored.share), 4),
            evidence=_evidence(sheet, scored, article),
            named=tuple(
                name
                for name, filler in (("subject", scored.subject), ("object", scored.object))
                if filler is not None and not filler.unnamed
            ),
            extractor=NAME,
        )


def _posts(sheet: Sheet, scored: Scored) -> list[str]:
    person, firm = scored.subject, scored.object
    place = firm.start if firm is not None else -1
    return posts_near(sheet.setting.content, person.start, person.end, place, sheet.sentence.language) or [""]


def _values(sheet: Sheet, scored: Scored) -> dict[str, str]:
    relation, number = scored.relation, scored.number
    values: dict[str, str] = {}
    if number is not None:
        sign = _direction(sheet) if "percent" in relation.attributes else 0
        values |= named_values(number, sign, relation)
    places = [f for f in (scored.object, scored.subject) if f is not None and not f.unnamed]
    if number is None and not places:
        return values
    start = number.start if number is not None else min(p.start for p in places)
    end = number.end if number is not None else max(p.end for p in places)
    for kind, reach in _REACHES:
        if kind in relation.attributes:
            value = nearest_to(sheet.setting.content, start, end, sheet.setting.values, kind, reach)
            values |= dict(value.fields) if value is not None else {}
    return values


def _direction(sheet: Sheet) -> int:
    """-1 where the sentence speaks of becoming cheaper, 1 where of becoming dearer."""
    names = [name for names in sheet.setting.classes.values() for name in names]
    return -1 if names.count("cheaper") >= max(1, names.count("dearer")) else 1


def _evidence(sheet: Sheet, scored: Scored, article: str) -> Evidence:
    span = sheet.sentence.span
    number: Value | None = scored.number
    places = [
        (name, filler.start, filler.end)
        for name, filler in (("subject", scored.subject), ("object", scored.object))
        if filler is not None and not filler.unnamed
    ]
    if number is not None:
        places.append((number.kind, number.start, number.end))
    roles = tuple((name, Span(span.start + start, span.start + end)) for name, start, end in sorted(places))
    return Evidence(article, span, sheet.quote, None, roles)
