"""Every measure says what it is, has units, and survives a graph that holds nothing for it."""

from __future__ import annotations

import pytest

from graph.analysis import MEASURES, Measure, measure
from ontology.errors import DealgraphError
from ontology.records import Status
from tests.graph.analysis.made import company, graph, invested, investor, told
from tests.graph.factory import example


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_an_empty_graph_gives_an_empty_table_and_says_why(one: Measure) -> None:
    table = one.table(graph())
    assert table.rows == ()
    assert table.notes
    assert all(note.endswith(".") for note in table.notes)


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_small_graphs_give_rows_under_columns(one: Measure) -> None:
    single = graph(told("a", "", "", ("invested_in", investor("Ann"), company("Xen"), Status.ASSERTED, {})))
    same = graph(invested("a", ("Ann", "Xen", {}), ("Bob", "Xen", {})))
    for made in (single, same, graph(*example())):
        table = one.table(made, statuses=tuple(Status))
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert table.rows or table.notes


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_a_measure_has_a_question_and_a_disputed_column(one: Measure) -> None:
    assert one.question.endswith(".")
    columns = [column.name for column in one.table(graph()).columns]
    assert "disputed" in columns
    assert len(set(columns)) == len(columns)


def test_an_unknown_measure_is_told_with_those_that_exist() -> None:
    with pytest.raises(DealgraphError, match="no measure 'centralty'") as caught:
        measure("centralty")
    assert "bridging_investors" in str(caught.value.remedy)
