"""The measures as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import networkx as nx

from graph.analysis.measures import Measure

_HEAD = """# Measures

{count} measures of the graph, as `dealgraph analyze MEASURE` shows them and `graph.analysis` has them in Python: each
is a function of the graph that gives a table with units. This page is written by `python -m tests.golden.pages` from
their docstrings, and a test keeps it true. [How to use them](../how-to/analyze.md).

Only what is asserted counts unless reports are asked for. `disputed` in every table tells how much of a row articles
contradict each other about. Samples and layouts are drawn with a fixed seed: the same graph gives the same tables and
pictures. A graph that has nothing for a measure gives an empty table with a note why.
"""


def page(measures: Iterable[Measure]) -> str:
    """The page in Markdown, a table of all measures first."""
    told = list(measures)
    lines = [_HEAD.format(count=len(told)), "| measure | what it tells |", "|---|---|"]
    lines += [f"| [`{each.name}`](#{each.name}) | {each.question} |" for each in told]
    for each in told:
        lines += ["", *_section(each)]
    return "\n".join(lines) + "\n"


def _section(each: Measure) -> Iterator[str]:
    table = each.table(nx.MultiDiGraph())
    yield f"## {each.name}"
    yield ""
    yield each.question
    if each.definition:
        yield ""
        yield each.definition
    yield ""
    yield "| column | unit |"
    yield "|---|---|"
    for column in table.columns:
        yield f"| {column.name} | {column.unit} |"
