"""Who follows whom equals what a calendar and paper give."""

from __future__ import annotations

from graph.analysis import followers
from ontology.records import Status
from tests.graph.analysis.made import company as firm
from tests.graph.analysis.made import graph, invested, path, star, strong_pair, told
from tests.graph.analysis.made import investor as fund


def test_followers_in_a_triangle_with_a_tail() -> None:
    # Ann before Bob: Xen from the middle of January (16) to that of March (16), 60 days in 2024; Yon 40 days.
    # Twice of two times: 1/4. "2024" of Cy is neither before nor after January and March; Dee and Eve come together.
    assert followers(path()).rows == (
        ("Ann", "Bob", 2, 0, 0, 50.0, 0.25, 0),
        ("Cy", "Dee", 1, 0, 0, 10.0, 0.5, 0),
    )


def test_followers_of_a_hub() -> None:
    # K2 on one day gives no order. K1 is told twice, with the sums ten times apart, and is in dispute.
    assert followers(star()).rows == (
        ("Hub", "Pia", 1, 0, 0, 30.0, 0.5, 1),
        ("Hub", "Rolf", 1, 0, 0, 20.0, 0.5, 0),
        ("Sue", "Hub", 1, 0, 0, 9.0, 0.5, 0),
    )


def test_deals_of_one_article_without_dates_tell_no_order() -> None:
    table = followers(strong_pair())
    assert table.rows == ()
    assert table.notes == ("No two investors in the graph entered a company on days of which one is earlier.",)


def test_a_pair_is_led_by_the_one_who_is_first_more_often() -> None:
    # Ann first in three companies, Bob in one: 3 or 4 heads of 4 are (4 + 1) / 16. The lags are 1, 2 and 3 days.
    deals = [("Ann", f"C{n}", {"date": "2024-01-01"}) for n in (1, 2, 3)]
    deals += [("Bob", f"C{n}", {"date": f"2024-01-0{n + 1}"}) for n in (1, 2, 3)]
    deals += [("Bob", "C4", {"date": "2023"}), ("Ann", "C4", {"date": "2024-05"})]
    assert followers(graph(invested("a", *deals))).rows == (("Ann", "Bob", 3, 1, 0, 2.0, 0.3125, 0),)


def test_a_deal_without_a_date_has_the_day_of_its_first_article() -> None:
    def first(key: str, day: str, who: str):  # type: ignore[no-untyped-def]  # a reading
        return told(key, "a.example", day, ("invested_in", fund(who), firm("Xen"), Status.ASSERTED, {}))

    table = followers(graph(first("a", "2024-05-01", "Ann"), first("b", "2024-05-04", "Bob")))
    assert table.rows == (("Ann", "Bob", 1, 0, 0, 3.0, 0.5, 0),)
    assert table.notes == ("2 deals have no date of their own and are dated by the first article.",)
