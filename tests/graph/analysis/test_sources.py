"""How fast sources are and how much rests on each equals a count by hand."""

from __future__ import annotations

import networkx as nx

from graph.analysis import single_sources, source_speed, sources_relied_on
from ontology.records import Reading, Status
from tests.graph.analysis.made import company, graph, model, told


def says(key: str, host: str, day: str, *facts: str, status: Status = Status.ASSERTED) -> Reading:
    """An article of a host that tells facts: "Ash M" for Ash making M, "Ash+M" for Ash using it."""
    claims = []
    for fact in facts:
        relation = "uses" if "+" in fact else "develops"
        maker, made = fact.replace("+", " ").split()
        claims.append((relation, company(maker), model(made), status, dict[str, str]()))
    return told(key, host, day, *claims)


def race() -> nx.MultiDiGraph[str]:
    """Three facts told by several hosts, one by one alone.

    M1: a on the 1st, b on the 4th, c on the 11th       M2: b on the 2nd, a on the 4th
    M3: a and c on the 5th                              M4: c alone
    """
    return graph(
        says("a1", "a.example", "2024-05-01", "Ash M1"),
        says("b1", "b.example", "2024-05-04", "Ash M1"),
        says("c1", "c.example", "2024-05-11", "Ash M1"),
        says("b2", "b.example", "2024-05-02", "Ash M2"),
        says("a2", "a.example", "2024-05-04", "Ash M2"),
        says("a3", "a.example", "2024-05-05", "Ash M3"),
        says("c3", "c.example", "2024-05-05", "Ash M3"),
        says("c4", "c.example", "2024-05-09", "Ash M4"),
    )


def test_a_race_of_three_sources() -> None:
    # a: 0, 2 and 0 days behind, first in M1 and M3; b: 3 and 0; c: 10 and 0, and M4 alone.
    assert source_speed(race()).rows == (
        ("a.example", 3, 2, 0.6667, 0.0, 0, 0),
        ("b.example", 2, 1, 0.5, 1.5, 0, 0),
        ("c.example", 2, 1, 0.5, 5.0, 1, 0),
    )


def test_a_denial_is_no_telling_and_a_month_is_not_later_than_its_days() -> None:
    found = graph(
        says("a", "a.example", "2024-05-01", "Ash M1", status=Status.DENIED),
        says("b", "b.example", "2024-05-20", "Ash M1"),
        says("c", "c.example", "2024-05", "Ash M1"),
    )
    assert [row[:5] for row in source_speed(found).rows] == [
        ("b.example", 1, 1, 1.0, 0.0),
        ("c.example", 1, 1, 1.0, 0.0),
    ]


def test_one_source_alone_has_no_speed() -> None:
    table = source_speed(
        graph(says("a", "a.example", "2024-05-01", "Ash M1"), says("b", "a.example", "2024-05-02", "Ash M1"))
    )
    assert table.rows == ()
    assert table.notes == ("No fact in the graph is told by two sources with a date.",)


def test_what_rests_on_one_source_in_the_race() -> None:
    # Of four facts only M4 has one source, and every article here is a story of its own.
    assert single_sources(race()).rows == (
        ("all relations", 4, 1, 0.25, 1, 0.25, 0),
        ("develops", 4, 1, 0.25, 1, 0.25, 0),
    )
    # Tellings: a 3, b 2, c 3 of 8: (9 + 4 + 9) / 64.
    table = sources_relied_on(race())
    assert table.rows == (("c.example", 3, 1, 0.25, 0), ("a.example", 3, 0, 0.0, 0), ("b.example", 2, 0, 0.0, 0))
    assert table.notes == ("Concentration of the sources (Herfindahl-Hirschman): 0.344.",)


def test_two_articles_of_one_source_are_two_stories_and_one_source() -> None:
    found = graph(
        says("a", "a.example", "2024-05-01", "Ash M1", "Ash+M2"),
        says("b", "a.example", "2024-05-02", "Ash M1"),
    )
    assert single_sources(found).rows == (
        ("all relations", 2, 1, 0.5, 2, 1.0, 0),
        ("develops", 1, 0, 0.0, 1, 1.0, 0),
        ("uses", 1, 1, 1.0, 1, 1.0, 0),
    )
    assert sources_relied_on(found).rows == (("a.example", 2, 2, 1.0, 0),)


def test_articles_without_an_address_are_told() -> None:
    found = graph(says("a", "", "2024-05-01", "Ash M1"), says("b", "b.example", "2024-05-02", "Ash M1"))
    assert [row[0] for row in source_speed(found).rows] == ["a", "b.example"]
    assert source_speed(found).notes == ("1 of 2 articles have no address; each counts as a source.",)


def test_a_disputed_fact_is_counted_as_such() -> None:
    found = graph(
        says("a", "a.example", "2024-05-01", "Ash M1"),
        says("b", "b.example", "2024-05-02", "Ash M1", status=Status.DENIED),
    )
    assert single_sources(found).rows[0] == ("all relations", 1, 1, 1.0, 1, 1.0, 1)
    assert sources_relied_on(found).rows == (("a.example", 1, 1, 1.0, 1),)
