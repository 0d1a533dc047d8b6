"""What is measured, and in which currency: shared by the commands that show measures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from graph.rates import FILE, Rates, load_rates
from ontology.errors import DealgraphError
from ontology.records import Status


def counted(include_reported: bool) -> tuple[Status, ...]:
    """The statuses that count."""
    return (Status.ASSERTED, Status.REPORTED) if include_reported else (Status.ASSERTED,)


def rates_in(currency: str | None, file: Path | None = None) -> Rates | None:
    """Rates with this currency as their base, from a table or the packaged one; None where neither is asked for."""
    if currency is None and file is None:
        return None
    rates = load_rates(file or FILE)
    wanted = (currency or rates.base).upper()
    if wanted == rates.base:
        return rates
    own = {(year, rates.base): Decimal(1) for year, _ in rates.by_year}
    turned = {
        (year, code): value / rates.by_year[year, wanted]
        for (year, code), value in (rates.by_year | own).items()
        if (year, wanted) in rates.by_year
    }
    if not turned:
        known = sorted({rates.base, *(code for _, code in rates.by_year)})
        raise DealgraphError(
            f"there is no rate for {wanted!r}",
            where=str(file or FILE.name),
            remedy=f"Known are {', '.join(known)}; name a table of your own with --rates.",
        )
    return replace(rates, base=wanted, by_year=turned)
