"""The rules' claims and a model's in one: each is kept, and where both see the same it is believed more.

A claim of both takes from the model the round, date or post that the rules have not found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extraction.claims.drafts import Draft, without_repetitions
from extraction.model_reader.bill import Bill
from extraction.model_reader.fields import LOOSE

_WEIGHT = 0.5
"""How much of the doubt that is left a model's agreement takes away."""

_DOUBT = 0.7
"""Factor on the confidence of a claim of the rules that a model reads with another status."""


def joined(rules: Sequence[Draft], told: Sequence[Draft], keys: Mapping[str, str], bill: Bill) -> tuple[Draft, ...]:
    """All claims of the rules, with those that only the model has behind them."""
    kept = list(rules)
    added: list[Draft] = []
    agreed: set[int] = set()
    doubted: set[int] = set()
    for draft in without_repetitions(told, dict(keys)):
        same = [i for i, rule in enumerate(rules) if _is_same(rule, draft, keys[draft.relation])]
        alike = [i for i in same if rules[i].status is draft.status]
        if not same:
            added.append(draft)
        agreed.update(alike)
        for index in alike:
            loose = {name: value for name, value in draft.values if name in LOOSE}
            kept[index] = replace(kept[index], values=tuple(sorted((loose | dict(kept[index].values)).items())))
        doubted.update(same if not alike else ())
    for index in sorted(agreed | doubted):
        rule = kept[index]
        share = 1 - (1 - rule.confidence) * (1 - _WEIGHT) if index in agreed else rule.confidence * _DOUBT
        kept[index] = replace(rule, confidence=round(share, 4))
    whole = without_repetitions((*kept, *added), dict(keys))
    bill.count("added", len(whole) - len(kept) if len(whole) > len(kept) else 0)
    bill.count("agreed", len(agreed))
    bill.count("doubted", len(doubted - agreed))
    return whole


def _is_same(rule: Draft, draft: Draft, key: str) -> bool:
    things = (rule.relation, rule.subject, rule.object) == (draft.relation, draft.subject, draft.object)
    return things and (not key or rule.value(key) == draft.value(key)) and rule.value("side") == draft.value("side")
