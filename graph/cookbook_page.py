"""The questions of the cookbook as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.cypher import Recipe

_HEAD = """# The cookbook

{count} questions that analysts ask, as Cypher that gives the same rows on the embedded store and on Neo4j. This page is
written by `python -m tests.golden.pages` from `graph/cookbook/*.cypher`, and a test keeps it true.

    dealgraph ask                                            the list
    dealgraph ask investors_of --param company=月之暗面        any name of the thing, in any script and case
    dealgraph ask cheapest_today -p limit=5 --format csv     table, json or csv
    dealgraph ask investors_of --cypher                      the question in Cypher, to change it

What articles only report or deny is in no answer unless a column says so. A parameter is handed to the store as a value
and never becomes part of the question's text, so that a name may hold anything. [The graph](graph.md) explains labels,
edges and properties.
"""


def page(recipes: Iterable[Recipe]) -> str:
    """The page in Markdown, a table of all questions first."""
    told = list(recipes)
    lines = [_HEAD.format(count=len(told)), "| name | question |", "|---|---|"]
    lines += [f"| [`{each.name}`](#{each.name}) | {each.question} |" for each in told]
    for each in told:
        lines += ["", *_section(each)]
    return "\n".join(lines) + "\n"


def _section(each: Recipe) -> Iterator[str]:
    yield f"## {each.name}"
    yield ""
    yield each.question
    yield ""
    if each.parameters:
        yield "Parameters:"
        yield ""
        for parameter in each.parameters:
            yield f"- `{parameter.name}`: {parameter.described()}"
        yield ""
    yield f"Columns: {', '.join(each.columns)}"
    yield ""
    yield "```cypher"
    yield each.query
    yield "```"
