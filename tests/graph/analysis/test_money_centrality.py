"""Centrality by money equals what paper and pencil give, and says what it could not count."""

from __future__ import annotations

from decimal import Decimal

from graph.analysis import money_centrality
from tests.graph.analysis.made import RATES, graph, invested, path, star, strong_pair, ties


def test_money_of_a_triangle_with_a_tail() -> None:
    # 30 + 20 for Ann, 10 for Bob, ten million euros at .8 are 12.5 for Cy: 72.5 in all.
    # Roots of ties times millions: Ann 2 x 50, Bob 2 x 10, Cy 2 x 12.5; Xen 3 x 40, Yon 2 x 20, Zed 2 x 12.5.
    rows = money_centrality(path(), rates=RATES).rows
    assert rows == (
        ("Xen", "company", 3, Decimal(40_000_000), 0.551724, 10.954451, 1, 0),
        ("Ann", "investor", 2, Decimal(50_000_000), 0.689655, 10.0, 0, 0),
        ("Yon", "company", 2, Decimal(20_000_000), 0.275862, 6.324555, 1, 0),
        ("Zed", "company", 2, Decimal(12_500_000), 0.172414, 5.0, 1, 0),
        ("Cy", "investor", 2, Decimal(12_500_000), 0.172414, 5.0, 1, 0),
        ("Bob", "investor", 2, Decimal(10_000_000), 0.137931, 4.472136, 1, 0),
        ("Wim", "company", 2, Decimal(0), 0.0, 0.0, 2, 0),
        ("Dee", "investor", 2, Decimal(0), 0.0, 0.0, 2, 0),
        ("Eve", "investor", 1, Decimal(0), 0.0, 0.0, 1, 0),
    )


def test_the_sum_of_a_round_is_parted_and_a_disputed_one_is_marked() -> None:
    # K1 is told as 30 and as 300: one fact that says 30; the 40 of K2 are Hub's and Quin's together. 70 in all.
    # Roots of ties times millions: Hub 4 x 50, Quin 1 x 20, K1 2 x 30, K2 2 x 40.
    rows = {row[0]: row[2:] for row in money_centrality(star(), rates=RATES).rows}
    assert rows["Hub"] == (4, Decimal(50_000_000), 0.714286, 14.142136, 2, 1)
    assert rows["Quin"] == (1, Decimal(20_000_000), 0.285714, 4.472136, 0, 0)
    assert rows["K1"] == (2, Decimal(30_000_000), 0.428571, 7.745967, 1, 1)
    assert rows["K2"] == (2, Decimal(40_000_000), 0.571429, 8.944272, 0, 0)


def test_without_a_sum_there_is_no_centrality_by_money() -> None:
    table = money_centrality(strong_pair(), rates=RATES)
    assert table.rows == ()
    assert table.notes == ("No investment in the graph names a sum that could be converted.",)
    unknown = graph(invested("a", ("Ann", "Xen", {"amount": "5", "currency": "BRL", "date": "2024"}), *ties(())))
    assert money_centrality(unknown, rates=RATES).rows == ()
