"""Articles of some years about a few deals: rumours, denials, takeovers, prices and posts that follow each other."""

from __future__ import annotations

from dataclasses import replace

from ontology.records import Reading, Status
from tests.graph.factory import ADA, ALPHA, BETA, GAMMA, MODEL, Draft, entity

DELTA, DELTA_MODEL = entity("Delta AI"), entity("Delta-1", "Model")

TOLD_TWICE = (
    "The sale had been prepared since the spring, when the founders met the buyer's board in Porto for the first time. "
    "Neither side would say what becomes of the sixty engineers, whose offices lie above an old bakery by the river. "
    "A regulator has four weeks to object, and no one expects that it will.\n"
)


def lives() -> tuple[Reading, ...]:
    """The articles, in the order of their days."""
    first = (
        Draft("2022", published="2022-01-10")
        .says("Alpha Fund put $5 million into Beta Labs.", "invested_in", ALPHA, BETA, also=_sum("5", "2022-01-05"))
        .says("Beta Labs is worth $10 million.", "valued_at", BETA, also=_sum("10", "2022-01-01"))
        .says("Ada Example heads Beta Labs.", "works_for", ADA, BETA, role="chief executive")
        .says("Beta-2 costs $2 per million tokens.", "priced", BETA, MODEL, also=_price("2", "2022-01-10"))
        .says("Beta Labs made Beta-2.", "develops", BETA, MODEL)
        .says("Gamma Corp uses Beta Labs.", "uses", GAMMA, BETA)
    )
    rumour = (
        Draft("2023-rumour", published="2023-02-01")
        .says("Gamma Corp is said to buy Beta Labs.", "acquired", GAMMA, BETA, status=Status.REPORTED)
        .says("Delta AI is said to put money into Beta Labs.", "invested_in", DELTA, BETA, status=Status.REPORTED)
        .says("Beta Labs is worth $20 million.", "valued_at", BETA, also=_sum("20", "2023-01-01"))
        .says("Delta AI made Delta-1.", "develops", DELTA, DELTA_MODEL)
        .says("Delta-1 is built on Beta-2.", "based_on", DELTA_MODEL, MODEL)
    )
    denial = Draft("2023-denial", published="2023-03-01").says(
        "Beta Labs denies that Gamma Corp buys it.", "acquired", GAMMA, BETA, status=Status.DENIED
    )
    deal = (
        Draft("2024", published="2024-06-10", before=TOLD_TWICE)
        .says("Gamma Corp has bought Beta Labs.", "acquired", GAMMA, BETA)
        .says("Alpha Fund put $500 million into Beta Labs.", "invested_in", ALPHA, BETA, also=_sum("500", "2024-06-05"))
        .says("Gamma Corp put $1 million into Beta Labs.", "invested_in", GAMMA, BETA, also=_sum("1", "2024-06-05"))
        .says("Beta Labs is worth $40 million.", "valued_at", BETA, also=_sum("40", "2024-01-01"))
        .says("Ada Example once headed Beta Labs.", "works_for", ADA, BETA, role="former chief executive")
        .says("Ada Example heads Gamma Corp.", "works_for", ADA, GAMMA, role="chief executive")
        .says("Beta-2 costs $1 per million tokens.", "priced", BETA, MODEL, also=_price("1", "2024-06-10"))
        .says("Beta Labs halved the price of Beta-2.", "price_change", BETA, MODEL, percent="-50", date="2024-06-10")
    )
    copy = Draft("2024-copy", published="2024-06-11", before=TOLD_TWICE).says(
        "Gamma Corp has bought Beta Labs.", "acquired", GAMMA, BETA
    )
    other = Draft("2024-other", published="2024-06-12").says(
        "Beta Labs is worth $44 million.", "valued_at", BETA, also=_sum("44", "2024-01-01")
    )
    doubtful = Draft("2024-doubtful", published="2024-06-13").says("Beta, Delta.", "uses", BETA, DELTA).reading()
    unsure = replace(doubtful, claims=tuple(replace(claim, confidence=0.2) for claim in doubtful.claims))
    return (*(draft.reading() for draft in (first, rumour, denial, deal, copy, other)), unsure)


def _sum(millions: str, date: str) -> dict[str, str]:
    return {"amount": f"{millions}000000", "currency": "USD", "date": date}


def _price(amount: str, date: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD", "per_quantity": "1000000", "per_unit": "token", "date": date}
