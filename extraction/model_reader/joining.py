"""The rules' claims and a model's in one: what both see is believed more, what the model has passed over less.

A claim of both takes from the model the values that the rules have not found. A claim of the rules is left out only
where it is likelier wrong than right once a model that sees the others has passed it over; the bill tells how many.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extraction.claims.calibration import calibrated
from extraction.claims.drafts import Draft
from extraction.model_reader.bill import Bill
from ontology.records import Span

_WEIGHT = 0.5
"""How much of the doubt that is left a model's agreement takes away."""

_EVEN = 0.5
"""Probability below which a claim is likelier wrong than right."""

_APART = ("amount", "round", "date", "role")
"""What tells claims of several sentences on the same things apart."""

_ALWAYS_MISSED = 0.1
"""Share of right claims that any model is taken to pass over, however well it agrees with the rules."""


def joined(
    rules: Sequence[Draft], told: Sequence[Draft], keys: Mapping[str, str], bill: Bill, shown: Collection[Span]
) -> tuple[Draft, ...]:
    """The claims of both. ``shown`` are the sentences on which the model was heard."""
    kept: dict[int, Draft] = dict(enumerate(rules))
    added: list[Draft] = []
    agreed: set[int] = set()
    against: dict[int, Draft] = {}
    for draft in once(told, keys):
        same = [i for i, rule in kept.items() if _is_same(rule, draft, keys[draft.relation])]
        alike = [i for i in same if rules[i].status is draft.status]
        # What one sentence tells and another one denies are two claims, of which each reader may have seen one.
        otherwise = [i for i in same if i not in alike and rules[i].evidence.span == draft.evidence.span]
        if alike:
            agreed.update(alike)
            for index in alike:
                values = dict(draft.values) | dict(kept[index].values)
                kept[index] = replace(kept[index], values=tuple(sorted(values.items())))
        elif otherwise:
            against.update(dict.fromkeys(otherwise, draft))
        else:
            added.append(draft)
    missing = _share_missed(rules, agreed, shown)
    for index, rule in enumerate(rules):
        if index in agreed:
            kept[index] = replace(kept[index], confidence=round(1 - (1 - rule.confidence) * (1 - _WEIGHT), 4))
        elif rule.evidence.span in shown:
            before = calibrated(rule.confidence)
            after = before * missing / (before * missing + 1 - before)
            kept[index] = replace(rule, confidence=round(rule.confidence * after / before, 4))
            if after < _EVEN:
                del kept[index]
                bill.count("left out")
                # The status that the model reads stands in for the one of the rules.
                added.extend(draft for draft in [against.pop(index, None)] if draft and draft not in added)
    bill.count("added", len(added))
    bill.count("agreed", len(agreed))
    bill.count("doubted", len(against.keys() - agreed))
    return (*kept.values(), *added)


def _share_missed(rules: Sequence[Draft], agreed: Collection[int], shown: Collection[Span]) -> float:
    """The share of right claims that a model passes over, judged by those of the rules; all where it sees none."""
    if not agreed:
        return 1.0
    expected = sum(calibrated(r.confidence) for i, r in enumerate(rules) if i in agreed or r.evidence.span in shown)
    return min(1.0, max(_ALWAYS_MISSED, 1 - len(agreed) / expected))


def once(told: Sequence[Draft], keys: Mapping[str, str]) -> tuple[Draft, ...]:
    """The claims of a model, each once: windows overlap, and an article repeats itself.

    One that says less than another is kept: the model was told to see one claim in what the article tells once.
    """
    kept: list[Draft] = []
    for draft in told:
        for index, other in enumerate(kept):
            same = _is_same(other, draft, keys[draft.relation]) and other.status is draft.status
            if same and _agree(other, draft, keys[draft.relation]):
                values = dict(draft.values) | dict(other.values)
                kept[index] = replace(other, values=tuple(sorted(values.items())))
                break
        else:
            kept.append(draft)
    return tuple(kept)


def _agree(one: Draft, other: Draft, key: str) -> bool:
    """Whether two claims of a model on the same things are one, as far as it can be told."""
    if one.evidence.span == other.evidence.span:
        return True
    return all(one.value(name) == other.value(name) for name in _APART) and (not key or bool(one.value(key)))


def _is_same(rule: Draft, draft: Draft, key: str) -> bool:
    """Whether two claims are on the same things and the same number; a side that only one tells is the other's, too."""
    if (rule.relation, rule.subject, rule.object) != (draft.relation, draft.subject, draft.object):
        return False
    if rule.value("side") and draft.value("side") and rule.value("side") != draft.value("side"):
        return False
    if key and rule.value(key) != draft.value(key):
        return False
    if key and rule.value(key):
        return True
    # Who puts money in twice makes two deals, and who has had two posts two claims.
    names = ("amount",) if rule.evidence.span == draft.evidence.span else _APART
    pairs = ((rule.value(name), draft.value(name)) for name in names)
    return all(not a or not b or a.startswith(b) or b.startswith(a) for a, b in pairs)
