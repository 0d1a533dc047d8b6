"""A price list tells units, which price is old, and which is in dispute."""

from __future__ import annotations

from decimal import Decimal

from graph.analysis import price_list
from ontology.records import Reading
from tests.graph.analysis.made import graph
from tests.graph.factory import BETA, MODEL, Draft, example


def test_a_price_has_its_unit() -> None:
    ((seller, product, amount, currency, quantity, unit, *_),) = price_list(graph(*example())).rows
    assert (seller, product, amount, currency) == ("Beta Labs", "Beta-2", Decimal(2), "USD")
    assert (quantity, unit) == (Decimal(1000000), "token")


def priced(key: str, amount: str, date: str = "", **further: str) -> Reading:
    values = {"amount": amount, "currency": "USD", "per_quantity": "1000000", "per_unit": "token", **further}
    told = {**values, **({"date": date} if date else {})}
    return Draft(key).says(f"{key}: Beta-2 costs {amount}.", "priced", BETA, MODEL, also=told).reading()


def ages(*readings: Reading) -> list[tuple[object, object, object]]:
    """Amount, date and age of each price."""
    table = price_list(graph(*readings))
    assert [column.name for column in table.columns][-2:] == ["disputed", "age"]
    return [(str(row[2]), row[7], row[-1]) for row in table.rows]


def test_an_earlier_price_and_one_without_a_date_are_old() -> None:
    assert ages(priced("a", "2")) == [("2", "", "")]
    assert ages(priced("a", "2"), priced("b", "3")) == [("2", "", ""), ("3", "", "")]
    assert ages(priced("a", "2"), priced("b", "3", "2024-05")) == [("2", "", "old"), ("3", "2024-05", "new")]
    assert ages(priced("a", "2", "2024-05-01"), priced("b", "3", "2023"), priced("c", "4")) == [
        ("2", "2024-05-01", "new"),
        ("3", "2023", "old"),
        ("4", "", "old"),
    ]


def test_prices_that_cannot_be_told_apart_by_time_are_neither_old_nor_new() -> None:
    assert {age for *_, age in ages(priced("a", "2", "2024"), priced("b", "3", "2024-05"))} == {""}
    assert {age for *_, age in ages(priced("a", "2", "2024"), priced("b", "3", "2025", currency="CNY"))} == {""}
    assert {age for *_, age in ages(priced("a", "2", "2024"), priced("b", "3", "2025", side="input"))} == {""}
    assert {age for *_, age in ages(priced("a", "2"), priced("b", "0.002", "2025", per_quantity="1000"))} == {""}
