"""The lineage of models equals what a drawing gives, circles and several roots included."""

from __future__ import annotations

import networkx as nx

from graph.analysis import model_lineage
from tests.graph.analysis.made import company, graph, model
from tests.graph.factory import Draft


def models(key: str, built: dict[str, str], makers: dict[str, str]) -> nx.MultiDiGraph[str]:
    """Models and what each is built on (several parted by blanks), and who made which."""
    draft = Draft(key)
    for one, bases in built.items():
        for base in bases.split():
            draft.says(f"{one} is built on {base}.", "based_on", model(one), model(base))
    for one, maker in makers.items():
        draft.says(f"{maker} makes {one}.", "develops", company(maker), model(one))
    return graph(draft.reading())


def test_a_tree() -> None:
    #  M0 (Ash) ── M1 (Ash) ── M3 (Cob)
    #      └────── M2 (Bee)
    table = model_lineage(
        models("tree", {"M1": "M0", "M2": "M0", "M3": "M1"}, {"M0": "Ash", "M1": "Ash", "M2": "Bee", "M3": "Cob"})
    )
    assert table.rows == (
        ("M0", ("Ash",), (), 0, (), 3, 2, 0),
        ("M1", ("Ash",), ("M0",), 1, ("M0",), 1, 1, 0),
        ("M2", ("Bee",), ("M0",), 1, ("M0",), 0, 0, 0),
        ("M3", ("Cob",), ("M1",), 2, ("M0",), 0, 0, 0),
    )
    assert table.notes == ()


def test_two_roots_and_two_ways_to_one_model() -> None:
    #  M0 ── M1 ── M3      M3 is three steps from M0 by M2, and built on M4, too.
    #   └─── M1 ── M2 ── M3,  M4 ── M3
    rows = model_lineage(models("ways", {"M1": "M0", "M2": "M1", "M3": "M1 M2 M4"}, {})).rows
    assert {row[0]: row[2:6] for row in rows} == {
        "M0": ((), 0, (), 3),
        "M1": (("M0",), 1, ("M0",), 2),
        "M2": (("M1",), 2, ("M0",), 1),
        "M3": (("M1", "M2", "M4"), 3, ("M0", "M4"), 0),
        "M4": ((), 0, (), 1),
    }


def test_a_circle_is_one_step_and_is_told() -> None:
    #  M1 and M2 are each said to be built on the other; M3 is built on M2.
    table = model_lineage(models("circle", {"M1": "M2", "M2": "M1", "M3": "M2"}, {}))
    assert {row[0]: row[2:6] for row in table.rows} == {
        "M1": (("M2",), 0, ("M2",), 2),
        "M2": (("M1",), 0, ("M1",), 2),
        "M3": (("M2",), 1, ("M1", "M2"), 0),
    }
    assert table.notes == ("Said to be built on each other: M1, M2.",)
