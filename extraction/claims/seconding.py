"""Which of the triggers' proposals the scorers let pass: those that they find possible and say nothing against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.claims.drafts import Draft
from extraction.claims.scored import Scored
from extraction.claims.scorers import Scorers, number_of
from extraction.claims.sheets import Sheet
from ontology.model import Ontology, Relation

_POSSIBLE = 0.05
"""Below this probability a proposal is dropped; on articles kept apart that costs no F1, on real ones it gains much."""

_TRUSTED = 0.3
"""The least confidence of what a trigger has read, whatever the scorers say."""


def seconded(
    sheet: Sheet, rules: Sequence[Draft], told: Sequence[Scored], scorers: Scorers, ontology: Ontology
) -> Iterator[Draft]:
    """The proposals for a sentence that pass; ``told`` is what the scorers themselves have found in it."""
    numbers = [(s.number.start, s.number.end) for s in told if s.number is not None]
    settled = {(s.relation.name, s.subject.iri) for s in told}
    for draft in rules:
        relation = ontology.relations[draft.relation]
        if draft.relation not in scorers.labels:
            yield draft
            continue
        own = _numbers(draft)
        if any(start < e and s < end for s, e in own for start, end in numbers):
            continue
        if relation.one_object and (draft.relation, draft.subject) in settled:
            continue
        share = _support(sheet, rules, draft, relation, own, scorers)
        if share >= _POSSIBLE:
            yield replace(draft, confidence=round(max(share, _TRUSTED), 4))


def _numbers(draft: Draft) -> list[tuple[int, int]]:
    """Where in its sentence the proposal's numbers stand."""
    start = draft.evidence.span.start
    return [(s.start - start, s.end - start) for role, s in draft.evidence.roles if role not in ("subject", "object")]


def _support(
    sheet: Sheet,
    rules: Sequence[Draft],
    draft: Draft,
    relation: Relation,
    own: Sequence[tuple[int, int]],
    scorers: Scorers,
) -> float:
    """How likely the scorers take what a trigger proposes."""
    here = {f.iri: f for f in reversed(sheet.here)}
    unnamed = {f.kind: f for f in sheet.unnamed}
    subject = here.get(draft.subject) or unnamed[relation.subject_types[0]]
    if draft.object is not None and relation.object_required:
        thing = here.get(draft.object) or unnamed[relation.object_types[0]]
        if subject.unnamed and thing.unnamed:
            return 0.0
        shares = scorers.pair(sheet, subject, thing, rules, (draft.subject, draft.object))
    else:
        number = next((n for s, e in own if (n := number_of(sheet.sums, s, e)) is not None), None)
        if number is not None:
            shares = scorers.roles(sheet, number, rules)
        else:
            shares = scorers.alone(sheet, subject, rules, draft.subject)
    return shares.get(draft.relation, 0.0)
