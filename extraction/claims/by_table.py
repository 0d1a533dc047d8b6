"""Claims read from tables of prices: each figure below a head that tells whose, of what and for which side it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extraction.claims.drafts import Draft
from extraction.claims.items import plain
from extraction.tables import Cell, Column, Row, Table, find_tables
from extraction.values.currency_patterns import unit_after
from extraction.values.dates import find_dates
from extraction.values.money import find_money
from extraction.values.prices import find_free, find_prices
from ontology.model import Ontology
from ontology.records import Evidence, Span, Status

NAME = "table.v1"
_CONFIDENCE = 0.8
_UNIT = re.compile(r"\b(?:per|pro|je|por|a|an|cada)\s|[/\uff0f]\s?|每|€\s?/")
_WORD = re.compile(r"[^\W\d_]{2,}|[$€£¥]|[\u4e00-\u9fff]{1,3}")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Terms:
    """What holds for every figure of a table: currency, quantity and unit, and from when."""

    currency: str
    quantity: Decimal
    unit: str
    date: str


class TableExtractor:
    """Reads price tables as claims of the relation that takes a price and what it is for."""

    name = NAME

    def __init__(self, ontology: Ontology) -> None:
        fitting = [r for r in ontology.relations.values() if {"per_unit", "side"} <= set(r.attributes)]
        self._relation = fitting[0].name if fitting else ""

    def extract(
        self, text: str, language: str, published: str, named: Mapping[Span, str], article: str, seller: str
    ) -> Iterator[Draft]:
        """The claims of all tables. ``named`` gives the IRI of what stands at a span; ``seller`` sells by default."""
        for table in find_tables(text, language) if self._relation else ():
            terms = _terms(table, text, published)
            if terms is not None:
                for row in table.rows:
                    yield from self._of_row(row, table, terms, named, article, seller, text)

    def _of_row(
        self, row: Row, table: Table, terms: _Terms, named: Mapping[Span, str], article: str, seller: str, text: str
    ) -> Iterator[Draft]:
        thing, owner = row.of("thing"), row.of("seller")
        subject = named.get(owner.span, "") if owner else seller
        product = named.get(thing.span, "") if thing else ""
        if not subject or not product or subject == product:
            return
        for column, cell in row.cells:
            amount = _amount(cell, table.language) if column.kind == "price" else None
            if amount is None:
                continue
            roles = (("price", cell.span), *((("object", thing.span),) if thing else ()))
            yield Draft(
                relation=self._relation,
                subject=subject,
                object=product,
                values=_values(amount, column, terms),
                status=Status.ASSERTED,
                attributed_to="",
                confidence=_CONFIDENCE,
                evidence=Evidence(article, row.span, row.span.of(text), None, tuple(sorted(roles))),
                named=("subject", "object"),
                extractor=NAME,
            )


def _values(amount: Decimal, column: Column, terms: _Terms) -> tuple[tuple[str, str], ...]:
    values = {
        "amount": plain(amount),
        "currency": terms.currency,
        "per_quantity": plain(terms.quantity),
        "per_unit": terms.unit,
    }
    if column.side:
        values["side"] = column.side
    if terms.date and not column.old:
        values["date"] = terms.date
    return tuple(sorted(values.items()))


def _amount(cell: Cell, language: str) -> Decimal | None:
    money = find_money(cell.text, language)
    if money:
        return money[0].amount
    if find_free(cell.text, language):
        return Decimal(0)
    figure = _FIGURE.fullmatch(cell.text)
    # A bare figure is read as one with a currency is, so that commas and points mean what they mean in the language.
    read = find_money(f"{figure.group()} EUR", language) if figure else ()
    return read[0].amount if read else None


def _terms(table: Table, text: str, published: str) -> _Terms | None:
    """The terms of a table, told in its lead; None where no unit or no currency is."""
    lead = table.lead.of(text).replace("\n", " ")
    unit = _unit(lead, table.language)
    cells = [cell for row in table.rows for _, cell in row.cells]
    sums = [money for cell in cells for money in find_money(cell.text, table.language)]
    currency = sums[0].currency if sums else _currency(lead, table.language)
    if unit is None or not currency:
        return None
    days = [date.iso for date in find_dates(lead, table.language, published or None) if len(date.iso) == _DAY]
    return _Terms(currency, unit[0], unit[1], days[-1] if days else "")


_DAY = len("2025-01-31")


def _unit(lead: str, language: str) -> tuple[Decimal, str] | None:
    for match in reversed(list(_UNIT.finditer(lead))):
        phrase = lead[match.start() : match.start() + 40]
        price = next(iter(find_prices(f"1 EUR{'' if phrase[0] in '/每' else ' '}{phrase}", language)), None)
        if price is not None and price.start == 0:
            return price.per_quantity, price.per_unit
    return None


def _currency(lead: str, language: str) -> str:
    for match in reversed(list(_WORD.finditer(lead))):
        unit = unit_after(f"1 {lead[match.start() : match.start() + 20]}", 1, language)
        if unit is not None:
            return unit.currency
    return ""
