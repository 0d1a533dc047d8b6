"""Counts, sums and paths of the three small graphs equal what paper and pencil give."""

from __future__ import annotations

from decimal import Decimal

from graph.analysis import central_companies, investors_by_companies, investors_by_money
from tests.graph.analysis.made import RATES, path, star, strong_pair


def test_investors_by_companies() -> None:
    assert [row[:2] for row in investors_by_companies(path()).rows] == [
        ("Ann", 2),
        ("Bob", 2),
        ("Cy", 2),
        ("Dee", 2),
        ("Eve", 1),
    ]
    assert [(row[0], row[1], row[3]) for row in investors_by_companies(star()).rows] == [
        ("Hub", 4, 1),
        ("Pia", 1, 0),
        ("Quin", 1, 0),
        ("Rolf", 1, 0),
        ("Sue", 1, 0),
    ]
    assert [row[:2] for row in investors_by_companies(strong_pair()).rows[:3]] == [
        ("Max", 10),
        ("Ned", 6),
        ("Other 0", 1),
    ]


def test_investors_by_money() -> None:
    # Ten million euros at .8 are 12.5 million dollars. Here each investor has the whole sum that is told with them.
    assert [(row[0], row[2], row[3]) for row in investors_by_money(path(), rates=RATES).rows] == [
        ("Ann", Decimal(50_000_000), 2),
        ("Cy", Decimal(12_500_000), 1),
        ("Bob", Decimal(10_000_000), 1),
    ]
    assert investors_by_money(star()).rows == (
        ("Hub", "USD", Decimal(70_000_000), 2, 1),
        ("Quin", "USD", Decimal(40_000_000), 1, 0),
    )
    assert investors_by_money(strong_pair()).rows == ()


def test_central_companies_of_a_triangle_with_a_tail() -> None:
    # Nine things, 28 pairs of others each. Through Xen: Ann, Bob and Yon to the five on the other side, and half of
    # Ann-Bob; through Zed 5 x 3; through Wim 7 x 1; through Yon the other half of Ann-Bob.
    assert central_companies(path()).rows == (
        ("Xen", 3, 0.553571, 0),
        ("Zed", 2, 0.535714, 0),
        ("Wim", 2, 0.25, 0),
        ("Yon", 2, 0.017857, 0),
    )


def test_central_companies_of_a_star_and_of_a_strong_pair() -> None:
    # Each company of the star is on the seven ways from its other investor.
    assert central_companies(star()).rows == (
        ("K1", 2, 0.25, 1),
        ("K2", 2, 0.25, 0),
        ("K3", 2, 0.25, 0),
        ("K4", 2, 0.25, 0),
    )
    # Sixteen things, 105 pairs of others each. O0 is on the 14 ways from Other 0. Of Max and Ned's six companies each
    # is on a sixth of Ned's ways to Max, the four companies O and their four investors: 9/6.
    rows = central_companies(strong_pair()).rows
    assert [row[:3] for row in rows[:4]] == [(f"O{number}", 2, 0.133333) for number in range(4)]
    assert {row[2] for row in rows[4:]} == {0.014286}
