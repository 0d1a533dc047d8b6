"""Measures count what is asserted and say what they left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from graph.analysis import central_companies, investors_by_companies, investors_by_money, load, price_list
from graph.ledger import Ledger
from graph.project import project
from graph.rates import load_rates
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import Reading, Status
from tests.graph.factory import ALPHA, BETA, GAMMA, MODEL, Draft, entity, example

DELTA = entity("Delta AG")


def investments() -> tuple[Reading, ...]:
    return (
        Draft("a")
        .says("1 Alpha Fund", "invested_in", ALPHA, BETA, amount="100", currency="USD", date="2023")
        .says("2 Alpha Fund", "invested_in", ALPHA, DELTA, amount="707.5", currency="CNY", date="2023-05")
        .says("3 Gamma Corp", "invested_in", GAMMA, BETA, amount="5", currency="XXX", date="2023")
        .says("4 Gamma Corp", "invested_in", GAMMA, DELTA, status=Status.DENIED, amount="9", currency="USD")
        .reading(),
    )


def graph(readings: tuple[Reading, ...]):  # type: ignore[no-untyped-def]  # NetworkX's type says nothing here
    return load(project(readings, load_ontology(), Catalogue((), "")))


def test_investors_by_companies_counts_what_is_asserted() -> None:
    table = investors_by_companies(graph(investments()))
    assert table.rows == (("Alpha Fund", 2, ("Beta Labs", "Delta AG")), ("Gamma Corp", 1, ("Beta Labs",)))
    everything = investors_by_companies(graph(investments()), statuses=tuple(Status))
    assert everything.rows[1] == ("Gamma Corp", 2, ("Beta Labs", "Delta AG"))


def test_investors_by_money_keeps_currencies_apart() -> None:
    table = investors_by_money(graph(investments()))
    assert table.rows == (
        ("Alpha Fund", "CNY", Decimal("707.5"), 1, 0),
        ("Alpha Fund", "USD", Decimal("100"), 1, 0),
        ("Gamma Corp", "XXX", Decimal("5"), 1, 0),
    )
    assert table.notes == ()


def test_a_sum_in_dispute_is_marked(tmp_path: Path) -> None:
    denied = Draft("b").says(
        "b Alpha Fund", "invested_in", ALPHA, BETA, status=Status.DENIED, amount="100", currency="USD", date="2023"
    )
    disputed = graph((*investments(), denied.reading()))
    assert [row[3:] for row in investors_by_money(disputed).rows] == [(1, 0), (1, 1), (1, 0)]
    assert "1 of the sums are in dispute" in investors_by_money(disputed).notes[0]
    (tmp_path / "rates.toml").write_text('base = "USD"\n[2023]\nCNY = "7.075"\n')
    table = investors_by_money(disputed, rates=load_rates(tmp_path / "rates.toml"))
    assert table.rows == (("Alpha Fund", "USD", Decimal("200"), 2, 1),)
    assert len(table.notes) == 2


def test_one_total_takes_a_dated_rate_and_says_what_has_none(tmp_path: Path) -> None:
    (tmp_path / "rates.toml").write_text('base = "USD"\n[2023]\nCNY = "7.075"\n')
    table = investors_by_money(graph(investments()), rates=load_rates(tmp_path / "rates.toml"))
    assert table.rows == (("Alpha Fund", "USD", Decimal("200"), 2, 0),)
    assert "1 deals have no rate" in table.notes[0]


def test_central_companies_stand_between_the_others() -> None:
    table = central_companies(graph(example()))
    assert table.rows[0][0] == "Beta Labs"
    assert [column.unit for column in table.columns] == ["", "count", "share, 0 to 1"]


def test_a_price_has_its_unit() -> None:
    ((seller, product, amount, currency, quantity, unit, *_),) = price_list(graph(example())).rows
    assert (seller, product, amount, currency) == ("Beta Labs", "Beta-2", Decimal(2), "USD")
    assert (quantity, unit) == (Decimal(1000000), "token")


def test_the_sum_of_a_disputed_round_is_marked_with_its_investors() -> None:
    def told(key: str, amount: str) -> Reading:
        also = {"amount": amount, "currency": "USD"}
        draft = Draft(key).says(f"{key} Alpha Fund", "invested_in", ALPHA, BETA, also=also)
        return draft.says(f"{key} Beta Labs", "raised", BETA, also={**also, "round": "Series A"}).reading()

    assert investors_by_money(graph((told("a", "30"),))).rows[0][3:] == (1, 0)
    assert investors_by_money(graph((told("a", "30"), told("b", "300")))).rows[0][3:] == (2, 2)


def priced(key: str, amount: str, date: str = "", **further: str) -> Reading:
    values = {"amount": amount, "currency": "USD", "per_quantity": "1000000", "per_unit": "token", **further}
    told = {**values, **({"date": date} if date else {})}
    return Draft(key).says(f"{key}: Beta-2 costs {amount}.", "priced", BETA, MODEL, also=told).reading()


def ages(*readings: Reading) -> list[tuple[object, object, object]]:
    """Amount, date and age of each price."""
    table = price_list(graph(readings))
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


def test_an_empty_graph_gives_empty_tables() -> None:
    empty = graph(())
    assert all(not measure(empty).rows for measure in (investors_by_companies, investors_by_money, price_list))
    assert central_companies(empty).rows == ()


def test_a_data_folder_can_be_loaded(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    for reading in example():
        ledger.write(reading)
    assert investors_by_companies(load(tmp_path / "data")).rows[0][0] == "Alpha Fund"


@pytest.mark.parametrize(
    "text", ["", 'base = "USD"\n[2023]\nCNY = "-1"', 'base = "USD"\n[2023]\nCNY = "x"', "base = 1"]
)
def test_a_table_of_rates_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "rates.toml").write_text(text)
    with pytest.raises(DealgraphError, match="no table of exchange rates"):
        load_rates(tmp_path / "rates.toml")
