"""What one article asserts and another one denies.

Where one article denies a rumour that it tells itself, or confirms in the end what it says was denied, it tells how
things stand: that belongs to the life line of the fact and is no conflict. Its last word counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from graph.conflicts.told import Conflict, Told, of_claims
from graph.facts import Fact
from ontology.records import Claim, Evidence, Status

KIND = "asserted_and_denied"


def denials(told: Told) -> Iterator[Conflict]:
    """One conflict for each two sentences of two articles of which one asserts what the other one denies.

    Five investors of one round are denied in one sentence: that is one matter.
    """
    found: dict[tuple[Evidence, Evidence], list[tuple[Fact, list[tuple[Claim, Claim]]]]] = {}
    for fact in told.facts:
        pairs = list(_pairs(told.claims_of(fact)))
        if pairs:
            yes, no = pairs[0]
            found.setdefault((_place(yes), _place(no)), []).append((fact, pairs))
    for group in found.values():
        fact, ((yes, no), *_) = group[0]
        text = f"{told.about(fact)}: {told.says(yes, 'asserts')}, {told.says(no, 'denies')}."
        claims = [claim for _, pairs in group for pair in pairs for claim in pair]
        yield of_claims(KIND, [fact for fact, _ in group], claims, text)


def _place(claim: Claim) -> Evidence:
    """Where a claim is told, whatever words of the sentence fill its roles."""
    return Evidence(claim.article, claim.evidence.span, claim.evidence.text)


def _pairs(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of two articles that contradict each other.

    Two articles that both tell the rumour and its denial, as translations of one text do, say the same.
    """
    told = [claim for claim in claims if claim.status is not Status.REPORTED]
    last = _last_words(told)
    yes = [c for c in told if c.status is Status.ASSERTED and last[c.article] is Status.ASSERTED]
    no = [c for c in told if c.status is Status.DENIED and last[c.article] is Status.DENIED]
    says_yes = {c.article for c in told if c.status is Status.ASSERTED}
    says_no = {c.article for c in told if c.status is Status.DENIED}
    both = says_yes & says_no
    for one, other in product(yes, no):
        if not {one.article, other.article} <= both:
            yield one, other


def _last_words(claims: Iterable[Claim]) -> dict[str, Status | None]:
    """How each article leaves the matter; None where one and the same words assert and deny it."""
    found: dict[str, tuple[tuple[int, int], Status | None]] = {}
    for claim in claims:
        trigger = claim.evidence.trigger
        place = (claim.evidence.span.start, trigger.start if trigger else 0)
        before = found.get(claim.article)
        if before is None or place > before[0]:
            found[claim.article] = place, claim.status
        elif place == before[0] and claim.status is not before[1]:
            found[claim.article] = place, None
    return {article: status for article, (_, status) in found.items()}
