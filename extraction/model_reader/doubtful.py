"""Sentences in which the rules may have missed something: an amount or a trigger, and no claim."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.base import Page
from extraction.claims.drafts import Draft
from extraction.claims.items import values_in
from extraction.claims.triggers import load_triggers

_AMOUNTS = ("money", "price", "percent", "multiple")


def doubtful(page: Page, drafts: Sequence[Draft]) -> frozenset[int]:
    """The numbers of such sentences."""
    told = {draft.evidence.span for draft in drafts}
    found = set()
    for number, sentence in enumerate(page.sentences):
        if sentence.span in told:
            continue
        content = sentence.flat(page.text)
        triggers = load_triggers().get(sentence.language, ())
        if any(value.kind in _AMOUNTS for value in values_in(content, sentence.language, page.published)) or any(
            t.relation and t.words is not None and t.words.search(content) for t in triggers
        ):
            found.add(number)
    return frozenset(found)
