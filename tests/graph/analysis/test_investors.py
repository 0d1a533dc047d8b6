"""Measures count what is asserted and say what they left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from graph.analysis import central_companies, investors_by_companies, investors_by_money, load
from graph.ledger import Ledger
from graph.rates import load_rates
from ontology.errors import DealgraphError
from ontology.records import Reading, Status
from tests.graph.analysis.made import graph
from tests.graph.factory import ALPHA, BETA, GAMMA, Draft, entity, example

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


def test_investors_by_companies_counts_what_is_asserted() -> None:
    table = investors_by_companies(graph(*investments()))
    assert table.rows == (("Alpha Fund", 2, ("Beta Labs", "Delta AG"), 0), ("Gamma Corp", 1, ("Beta Labs",), 0))
    everything = investors_by_companies(graph(*investments()), statuses=tuple(Status))
    assert everything.rows[1] == ("Gamma Corp", 2, ("Beta Labs", "Delta AG"), 0)


def test_investors_by_money_keeps_currencies_apart() -> None:
    table = investors_by_money(graph(*investments()))
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
    disputed = graph(*investments(), denied.reading())
    assert [row[3:] for row in investors_by_money(disputed).rows] == [(1, 0), (1, 1), (1, 0)]
    assert "1 of the sums are in dispute" in investors_by_money(disputed).notes[0]
    (tmp_path / "rates.toml").write_text('base = "USD"\n[2023]\nCNY = "7.075"\n')
    table = investors_by_money(disputed, rates=load_rates(tmp_path / "rates.toml"))
    assert table.rows == (("Alpha Fund", "USD", Decimal("200"), 2, 1),)
    assert len(table.notes) == 2


def test_one_total_takes_a_dated_rate_and_says_what_has_none(tmp_path: Path) -> None:
    (tmp_path / "rates.toml").write_text('base = "USD"\n[2023]\nCNY = "7.075"\n')
    table = investors_by_money(graph(*investments()), rates=load_rates(tmp_path / "rates.toml"))
    assert table.rows == (("Alpha Fund", "USD", Decimal("200"), 2, 0),)
    assert "1 deals have no rate" in table.notes[0]


def test_central_companies_stand_between_the_others() -> None:
    table = central_companies(graph(*example()))
    assert table.rows[0][0] == "Beta Labs"
    assert [column.unit for column in table.columns] == ["", "count", "share, 0 to 1", "count"]


def test_the_sum_of_a_disputed_round_is_marked_with_its_investors() -> None:
    def told(key: str, amount: str) -> Reading:
        also = {"amount": amount, "currency": "USD"}
        draft = Draft(key).says(f"{key} Alpha Fund", "invested_in", ALPHA, BETA, also=also)
        return draft.says(f"{key} Beta Labs", "raised", BETA, also={**also, "round": "Series A"}).reading()

    assert investors_by_money(graph(told("a", "30"))).rows[0][3:] == (1, 0)
    assert investors_by_money(graph(told("a", "30"), told("b", "300"))).rows[0][3:] == (2, 2)


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
