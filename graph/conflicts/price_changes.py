"""A change of a price that is told otherwise than the two prices make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.conflicts.told import Conflict, Told, of_claims
from graph.facts import Fact
from graph.price_history import Step, price_steps
from ontology.records import Claim

KIND = "change_not_as_claimed"


def price_changes(told: Told) -> Iterator[Conflict]:
    """One conflict for each change that fits no step of the price that the articles tell of with it.

    A change may be told of the price of what goes in and be true of it alone, so that one step that fits is enough.
    """
    of_change: dict[str, list[tuple[Fact, Step]]] = defaultdict(list)
    for step in price_steps(told.facts, told.ontology):
        for change in step.claims:
            of_change[change.iri].append((change, step))
    for pairs in of_change.values():
        if all(_is_sure(told, change, step) and not step.fits(change) for change, step in pairs):
            change, step = pairs[0]
            yield _conflict(told, change, step)


def _is_sure(told: Told, change: Fact, step: Step) -> bool:
    """Whether the order of the prices is told: by their dates, or by one article that tells all three."""
    articles = ({claim.article for claim in told.claims_of(fact)} for fact in (change, step.old, step.new))
    return bool(step.old.value("date") or set.intersection(*articles))


def _conflict(told: Told, change: Fact, step: Step) -> Conflict:
    facts = [change, step.old, step.new]
    claims: list[Claim] = [told.claims_of(fact)[0] for fact in facts]
    quotes = ", ".join(dict.fromkeys(map(told.says, claims)))
    changes = f"by {change.value('percent')} %, where the two prices make {step.percent} %"
    text = f"{told.about(change)}: {changes}; {quotes}."
    return of_claims(KIND, facts, claims, text)
