"""What became of denials and rumours equals a count by hand, with Wilson's bounds."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.analysis import denied_then_true
from ontology.records import Reading, Status
from tests.graph.analysis.made import company, graph, told

NO, YES, MAYBE = Status.DENIED, Status.ASSERTED, Status.REPORTED


def life(name: str, *tellings: tuple[str, Status]) -> list[Reading]:
    """One company's round, told on these days with these statuses, each in an article of its own."""
    sum_ = {"amount": "5000000", "currency": "USD", "round": "Series A"}
    return [
        told(f"{name}{number}", "a.example", day, ("raised", company(name), None, status, sum_))
        for number, (day, status) in enumerate(tellings)
    ]


def fates(*lives: list[Reading]) -> nx.MultiDiGraph[str]:
    return graph(*(reading for told_of in lives for reading in told_of))


def test_one_of_two_denials_came_true() -> None:
    # From 14 April to 20 May are 36 days. Wilson for 1 of 2: (.5 + .9604 ± 1.96 √(.125 + .2401)) / 2.9207.
    found = fates(life("A", ("2026-04-14", NO), ("2026-05-20", YES)), life("B", ("2026-04-14", NO)))
    assert denied_then_true(found).rows == (
        ("denied", "all relations", 2, 1, 0.5, 0.0945, 0.9055, 36.0, 0, 1),
        ("denied", "raised", 2, 1, 0.5, 0.0945, 0.9055, 36.0, 0, 1),
    )


def test_a_rumour_a_denial_and_the_truth_count_for_both() -> None:
    # Reported on the 1st, denied on the 5th, asserted on the 11th: 10 and 6 days. Wilson for 1 of 1: 1 / (1 + 3.8415).
    found = fates(life("A", ("2024-03-01", MAYBE), ("2024-03-05", NO), ("2024-03-11", YES)))
    assert [row for row in denied_then_true(found).rows if row[1] != "raised"] == [
        ("denied", "all relations", 1, 1, 1.0, 0.2065, 1.0, 6.0, 0, 1),
        ("reported", "all relations", 1, 1, 1.0, 0.2065, 1.0, 10.0, 0, 1),
    ]


def test_what_was_asserted_before_the_denial_has_not_come_true_by_it() -> None:
    # A is asserted first and denied later; B's days do not tell (a month, and a day of it); C's article has no date.
    found = fates(
        life("A", ("2024-01-01", YES), ("2024-02-01", NO)),
        life("B", ("2024-03", NO), ("2024-03-20", YES)),
        life("C", ("", NO), ("2024-03-20", YES)),
    )
    row = denied_then_true(found).rows[0]
    assert row[:5] == ("denied", "all relations", 3, 0, 0.0)
    assert row[7:] == (None, 2, 3)
    assert row[6] == pytest.approx(3.8415 / (3 + 3.8415), abs=1e-4)
