"""How costs grow: the power, the tables, and which numbers of articles can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.bench.growth import Size, exponent, goals, main, stages, table
from tools.bench.runs import Cost


def _size(articles: int, seconds: float) -> Size:
    cost = Cost(seconds, 2 * seconds, 500.4, (("read", seconds / 4), ("store", seconds / 2)))
    return Size(articles, cost, {"cypher": articles / 100, "ledger": articles / 50, "locks": 0.01})


@given(st.floats(0.1, 3), st.floats(0.001, 10))
def test_the_power_is_the_one_by_which_seconds_were_made(power: float, constant: float) -> None:
    grown = [_size(articles, constant * articles**power) for articles in (300, 1_000, 3_000)]
    assert exponent(grown) == pytest.approx(power)
    assert exponent(grown[:2]) == pytest.approx(power)  # with no size to leave out


def test_the_smallest_of_several_sizes_which_is_mostly_start_does_not_count() -> None:
    found = [_size(100, 50), _size(1_000, 60), _size(10_000, 600)]
    assert exponent(found) == pytest.approx(1)
    assert goals(found)[0].beside == "1,000 to 10,000 articles"
    assert goals(found)[0].met


def test_growth_by_a_higher_power_is_missed() -> None:
    assert not goals([_size(100, 1), _size(1_000, 100)])[0].met


def test_tables_tell_what_an_article_costs_and_leave_out_folders_of_next_to_nothing() -> None:
    found = [_size(200, 10), _size(2_000, 80)]
    assert table(found).rows == (
        ("200", "10", "20", "50", "500", "6", "30"),
        ("2,000", "80", "160", "40", "500", "60", "30"),
    )
    assert stages(found).head == ("articles", "read, s", "store, s", "cypher, MB", "ledger, MB")
    assert stages(found).rows[1] == ("2,000", "20.0", "40.0", "20.0", "40.0")


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        (["100"], "at least two"),
        (["100", "100"], "each number of articles once"),
        (["100", "100", "300"], "each number of articles once"),
        (["0", "100"], "none below 1"),
    ],
)
def test_numbers_that_show_no_growth_are_told_before_anything_is_measured(
    sizes: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--sizes", *sizes])
    assert told in capsys.readouterr().err
