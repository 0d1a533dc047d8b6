"""`dealgraph analyze`: measures of the graph, as tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.formats import TableFormat
from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line
from ontology.errors import DealgraphError

if TYPE_CHECKING:
    from graph.analysis import Table
    from graph.rates import Rates
    from ontology.records import Status

OVERVIEW = ("investors_by_companies", "investors_by_money", "central_companies", "price_list")
"""What is shown where nothing is named."""

ALL = "all"


CurrencyOption = Annotated[
    str | None,
    typer.Option("--currency", metavar="CODE", help="Also total the money in this currency, such as USD."),
]
RatesOption = Annotated[
    Path | None,
    typer.Option("--rates", metavar="FILE", help="Yearly exchange rates (TOML) instead of the packaged ones."),
]
ReportedOption = Annotated[
    bool, typer.Option("--include-reported", help="Count what is only reported, too, not just what is asserted.")
]


def analyze(
    measures: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MEASURE]...", help="Measures by name, or `all`; without one, an overview."),
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Rows of each table.")] = 10,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="FILE", help="Also draw the measure, into an .svg or .png file."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List all measures instead.")] = False,
    currency: CurrencyOption = None,
    rates: RatesOption = None,
    include_reported: ReportedOption = False,
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print the tables.")] = TableFormat.TABLE,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Measure the graph: who invests with whom, who leads, what models cost, what denials were worth, and more.

    What articles contradict each other about is marked as disputed, a price that a later one has replaced as old.

    \b
    Examples:
      dealgraph analyze --top 5
      dealgraph analyze --list
      dealgraph analyze bridging_investors followers
      dealgraph analyze price_index --plot prices.svg
      dealgraph analyze --currency EUR --rates my-rates.toml --format json
    """
    if listed:
        _print_list(output)
        return
    names = _asked(measures or ())
    if plot is not None and (len(names) != 1 or not measures):
        raise DealgraphError(
            f"one picture is of one measure, not of {len(names)}",
            where=str(plot),
            remedy="Name one, such as `dealgraph analyze co_investment --plot ties.svg`.",
        )
    if plot is not None:
        _refuse_form(plot)
    from flows.measuring import counted, rates_in
    from flows.settings import load_settings

    totals = rates_in(currency, rates)
    tables = list(_tables(names, load_settings(data=data).data, totals, counted(include_reported)))
    if plot is not None:
        _draw(names[0], tables[-1][1], plot)
    if output is TableFormat.JSON:
        write_line(as_json([_as_dict(name, table, top) for name, table in tables]))
    else:
        _print(tables, top)
        if not measures:
            typer.echo("`dealgraph analyze --list` names more measures.")
    if plot is not None and output is TableFormat.TABLE:
        write_line(f"Wrote {plot}.")


def _asked(named: Sequence[str]) -> tuple[str, ...]:
    """The names of the measures to make, each known."""
    from graph.analysis import MEASURES, measure

    if ALL in named:
        return tuple(each.name for each in MEASURES)
    # Known to be before the graph is loaded, which takes longer.
    return tuple(measure(name.replace("-", "_")).name for name in dict.fromkeys(named)) or OVERVIEW


def _tables(
    names: Sequence[str], folder: Path, totals: Rates | None, statuses: Sequence[Status]
) -> Iterator[tuple[str, Table]]:
    """Each measure's table; sums in one currency come after those as they were told, where both can be had."""
    from graph.analysis import load, measure

    graph = load(folder)
    for name in names:
        yield name, measure(name).table(graph, statuses=statuses, rates=totals if name not in OVERVIEW else None)
        if totals is not None and name == "investors_by_money":
            yield name, measure(name).table(graph, statuses=statuses, rates=totals)


def _print(tables: Sequence[tuple[str, Table]], top: int) -> None:
    for _, table in tables:
        print_table([_head(c.name, c.unit) for c in table.columns], table.rows[:top], title=table.title)
        if len(table.rows) > top:
            typer.echo(f"{len(table.rows) - top} more rows: --top {len(table.rows)} shows all.")
        for note in table.notes:
            typer.echo(note)


def _print_list(output: TableFormat) -> None:
    from graph.analysis import MEASURES

    if output is TableFormat.JSON:
        told = [{"name": m.name, "question": m.question, "definition": m.definition} for m in MEASURES]
        write_line(as_json(told))
    else:
        print_table(("measure", "what it tells"), [(m.name, m.question) for m in MEASURES])


def _refuse_form(plot: Path) -> None:
    """Say that a file cannot be written before the graph is measured, which may take minutes."""
    from graph.plots.picture import FORMATS

    if plot.suffix.lower().removeprefix(".") not in FORMATS:
        remedy = f"End its name in {' or '.join(f'.{each}' for each in FORMATS)}."
        raise DealgraphError("is no picture's name", where=str(plot), remedy=remedy)
    if not plot.absolute().parent.is_dir():
        raise DealgraphError("there is no such folder", where=str(plot.parent), remedy="Make it, or name another FILE.")


def _draw(name: str, table: Table, plot: Path) -> None:
    from graph.atomic import write_bytes
    from graph.plots import picture

    write_bytes(plot, picture(name, table, plot.suffix.lower().removeprefix(".")))


def _head(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit and unit != "count" else name


def _as_dict(name: str, table: Table, top: int) -> dict[str, object]:
    """The table as JSON; amounts are exact decimals and so are written as text."""
    return {
        "measure": name,
        "title": table.title,
        "columns": [{"name": column.name, "unit": column.unit} for column in table.columns],
        "rows": [list(row) for row in table.rows[:top]],
        "rows_in_all": len(table.rows),
        "notes": list(table.notes),
    }
