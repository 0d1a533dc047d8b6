"""The kinds of conflict, by the word that data and commands call them."""

from __future__ import annotations

from graph.conflicts import amounts, dates, denials, mismatches, price_changes, stakes, sums

KINDS = {
    denials.KIND: "One article asserts what another one denies.",
    amounts.TWO: "Two articles give two sums for one round or deal.",
    amounts.TEN_TIMES: "Two articles give sums that are a power of ten apart, as mistaken scale words make them.",
    stakes.KIND: "Stakes of one company that are more than the whole of it.",
    mismatches.KIND: "Two tellings of one text give a number differently, whether or not a claim holds it.",
    sums.KIND: "Parts that do not make the whole that the article adds them up to.",
    dates.KIND: "A date that is no day, that comes long after its article, or a second one for one round.",
    price_changes.KIND: "A change of a price that is not the one between the two prices.",
}
"""Each kind with what it means."""


def label_of(kind: str) -> str:
    """What a kind is called where names are capitalised: ``number_mismatch`` is a ``NumberMismatch``."""
    return "".join(word.capitalize() for word in kind.split("_"))
