"""The price index and its half-life equal what paper and pencil give."""

from __future__ import annotations

import networkx as nx

from graph.analysis import price_half_life, price_index
from ontology.records import Status
from tests.graph.analysis.made import company, graph, model, told

Quote = tuple[str, str, str, dict[str, str]]


def market(*quotes: Quote) -> nx.MultiDiGraph[str]:
    """Prices of Ash for a million tokens: model, sum, date, and what else is told."""
    base = {"currency": "USD", "per_quantity": "1000000", "per_unit": "token", "side": "input"}
    readings = []
    for number, (name, amount, date, also) in enumerate(quotes):
        values = {**base, "amount": amount, **({"date": date} if date else {}), **also}
        claim = ("priced", company("Ash"), model(name), Status.ASSERTED, values)
        readings.append(told(f"p{number}", "a.example", "2024-01-15", claim))
    return graph(*readings)


def test_a_price_that_halves_every_quarter() -> None:
    # 8, 4, 2, 1: a half-life of three months, and a sixteenth of the price after a year.
    found = market(
        *(("M", a, d, {}) for a, d in (("8", "2024-01"), ("4", "2024-04"), ("2", "2024-07"), ("1", "2024-10")))
    )
    assert price_index(found).rows == (
        ("USD", "input", "2024-Q1", 1, 1, 8.0, 8.0, 100.0, 0),
        ("USD", "input", "2024-Q2", 1, 1, 4.0, 4.0, 50.0, 0),
        ("USD", "input", "2024-Q3", 1, 1, 2.0, 2.0, 25.0, 0),
        ("USD", "input", "2024-Q4", 1, 1, 1.0, 1.0, 12.5, 0),
    )
    rows = price_half_life(found).rows
    assert rows == tuple(
        ("USD", "input", series, 3.0, -0.9375, 1.0, 4, 0) for series in ("cheapest", "median", "index")
    )


def test_the_index_follows_the_same_offers_only() -> None:
    # Q1: A 16, B 4. Q2: A falls to 4, B stays: the mean change is the root of 1/4 x 1, an index of 50.
    # Q3: the new C at 1 is the cheapest but moves no index; Q4: B halves, one of three: (1/2)^(1/3), 39.685.
    found = market(
        ("A", "16", "2024-02", {}),
        ("B", "0.004", "2024-03", {"per_quantity": "1000"}),
        ("A", "4", "2024-05", {}),
        ("C", "1", "2024-08", {}),
        ("B", "2", "2024-11", {}),
    )
    assert [row[2:] for row in price_index(found).rows] == [
        ("2024-Q1", 2, 2, 4.0, 10.0, 100.0, 0),
        ("2024-Q2", 2, 1, 4.0, 4.0, 50.0, 0),
        ("2024-Q3", 3, 1, 1.0, 4.0, 50.0, 0),
        ("2024-Q4", 3, 1, 1.0, 2.0, 39.685, 0),
    ]
    # Least squares through ln(10, 4, 4, 2) at 0..3: slope (-1.5 ln 10 - .5 ln 4 + .5 ln 4 + 1.5 ln 2) / 5 = -.3 ln 5.
    median = next(row for row in price_half_life(found).rows if row[2] == "median")
    assert median[3:5] == (4.3, -0.855)  # 3 ln 2 / (.3 ln 5) months, and 5^-1.2 - 1 a year


def test_markets_stay_apart_and_a_price_that_stands_still_has_no_half_life() -> None:
    same: tuple[Quote, ...] = (("M", "2", "2024-01", {}), ("N", "2", "2024-04", {}), ("O", "2", "2024-07", {}))
    found = market(*same, ("M", "90", "2024-01", {"currency": "CNY"}), ("M", "6", "2024-01", {"side": "output"}))
    assert [row[:4] for row in price_index(found).rows] == [
        ("CNY", "input", "2024-Q1", 1),
        ("USD", "input", "2024-Q1", 1),
        ("USD", "input", "2024-Q2", 2),
        ("USD", "input", "2024-Q3", 3),
        ("USD", "output", "2024-Q1", 1),
    ]
    assert price_half_life(found).rows == tuple(
        ("USD", "input", series, None, 0.0, 1.0, 3, 0) for series in ("cheapest", "median", "index")
    )


def test_what_cannot_be_placed_is_told() -> None:
    found = market(("M", "2", "2024", {}), ("N", "0", "2024-01", {}), ("O", "3", "2024-01", {"per_unit": "image"}))
    table = price_index(found)
    assert table.rows == ()
    assert table.notes[1] == "2 prices of tokens are left out: no sum above nothing, no currency, or no month."
    assert price_half_life(market(("M", "2", "2024-01", {}))).notes == (
        "No market has new prices in 3 quarters or more, which a trend needs.",
    )


def test_of_prices_of_one_quarter_the_last_counts_and_of_one_day_the_lowest() -> None:
    found = market(("M", "9", "2024-01-02", {}), ("M", "7", "2024-03-01", {}), ("M", "5", "2024-03-01", {}))
    assert [row[2:6] for row in price_index(found).rows] == [("2024-Q1", 1, 1, 5.0)]


def test_an_old_price_without_a_date_is_what_the_change_is_from() -> None:
    # M falls from 8 to 2 as it comes into the index: 100 x 2/8. In Q2 it stands still, as does N, which is new then.
    found = market(("M", "8", "", {}), ("M", "2", "2024-03-01", {}), ("N", "1", "2024-04-01", {}))
    assert [row[2:] for row in price_index(found).rows] == [
        ("2024-Q1", 1, 1, 2.0, 2.0, 25.0, 0),
        ("2024-Q2", 2, 1, 1.0, 1.5, 25.0, 0),
    ]
    # Which of two old prices the change is from nobody tells; a price without a date alone has its article's day.
    several = market(("M", "8", "", {}), ("M", "6", "", {}), ("M", "2", "2024-03-01", {}), ("N", "5", "", {}))
    assert [row[2:] for row in price_index(several).rows] == [("2024-Q1", 2, 2, 2.0, 3.5, 100.0, 0)]
