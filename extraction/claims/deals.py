"""What claims of one deal tell each other: who takes part in a round takes part in its sum, its name and its day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.claims.drafts import Draft
from ontology.model import Ontology
from ontology.records import Span, Status

_SUM = ("amount", "amount_high", "bound", "currency")
_FAR = 12
"""Sentences between a deal and what is told of it, beyond which it may be another one, unless both name the round."""


def shared(drafts: Sequence[Draft], sentences: Sequence[Span], ontology: Ontology) -> Iterator[Draft]:
    """The drafts, in which those that tell of a part in a deal have what another tells of the whole of it.

    The deal is the one of the same company that the same sentence tells, else one of the same round or sum, else the
    nearest. ``sentences`` are the spans of the article's sentences, in order.
    """
    drafts = list(_with_round(drafts, ontology))
    starts = [span.start for span in sentences]
    wholes: dict[str, list[Draft]] = {}
    for draft in drafts:
        if ontology.relations[draft.relation].deal == "whole" and draft.status is not Status.DENIED:
            wholes.setdefault(draft.subject, []).append(draft)
    for draft in drafts:
        part = ontology.relations[draft.relation].deal == "part" and draft.object in wholes
        deals = [deal for deal in wholes[draft.object or ""] if _may_be(draft, deal, starts)] if part else []
        if deals:
            deal = min(deals, key=lambda deal: _distance(draft, deal, starts))
            yield _completed(draft, deal, ontology.relations[draft.relation].attributes)
        else:
            yield draft


def _with_round(drafts: Sequence[Draft], ontology: Ontology) -> Iterator[Draft]:
    """The drafts, in which all who one sentence names as taking part in one company's round have its name."""
    told: dict[tuple[Span, str | None], set[str]] = {}
    parts = [ontology.relations[draft.relation].deal == "part" for draft in drafts]
    for draft, is_part in zip(drafts, parts, strict=True):
        if is_part and draft.value("round"):
            told.setdefault((draft.evidence.span, draft.object), set()).add(draft.value("round"))
    for draft, is_part in zip(drafts, parts, strict=True):
        rounds = [("round", name) for name in told.get((draft.evidence.span, draft.object), ())]
        if is_part and len(rounds) == 1 and not draft.value("round"):
            yield replace(draft, values=tuple(sorted((*draft.values, *rounds))))
        else:
            yield draft


def _may_be(part: Draft, deal: Draft, starts: Sequence[int]) -> bool:
    """Whether nothing that the two tell is at odds."""
    one, other = part.value("round"), deal.value("round")
    if one and other:
        return one == other
    when, day = part.value("date"), deal.value("date")
    if when and day and not (when.startswith(day) or day.startswith(when)):
        return False
    return _sentences_between(part, deal, starts) <= _FAR


def _distance(part: Draft, deal: Draft, starts: Sequence[int]) -> tuple[bool, bool, int, int]:
    """The smaller the likelier that the part is one in this deal."""
    between = _sentences_between(part, deal, starts)
    same = part.value("round") == deal.value("round") != ""
    same_sum = part.value("amount") == deal.value("amount") != ""
    return between > 0, not (same or same_sum), between, deal.evidence.span.start


def _sentences_between(one: Draft, other: Draft, starts: Sequence[int]) -> int:
    first, second = (bisect_right(starts, draft.evidence.span.start) for draft in (one, other))
    return abs(first - second)


def _completed(part: Draft, deal: Draft, attributes: Sequence[str]) -> Draft:
    values = dict(part.values)
    told = {name: text for name, text in deal.values if name in attributes and name not in values}
    if "amount" in values:
        told = {name: text for name, text in told.items() if name not in _SUM}
    return replace(part, values=tuple(sorted((told | values).items())))
