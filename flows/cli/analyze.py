"""`dealgraph analyze`: measures of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line

if TYPE_CHECKING:
    from graph.analysis import Table
    from graph.rates import Rates


class Format(StrEnum):
    """How the tables are printed."""

    TABLE = "table"
    JSON = "json"


def analyze(
    top: Annotated[int, typer.Option("--top", min=1, help="Rows of each table.")] = 10,
    currency: Annotated[
        str | None,
        typer.Option("--currency", metavar="CODE", help="Also total the money in this currency, such as USD."),
    ] = None,
    rates: Annotated[
        Path | None,
        typer.Option("--rates", metavar="FILE", help="Yearly exchange rates (TOML) instead of the packaged ones."),
    ] = None,
    include_reported: Annotated[
        bool, typer.Option("--include-reported", help="Count what is only reported, too, not just what is asserted.")
    ] = False,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the tables.")] = Format.TABLE,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Measure the graph: who invests most, which companies are central, what models cost.

    What articles contradict each other about is marked as disputed, a price that a later one has replaced as old.

    \b
    Examples:
      dealgraph analyze --top 5
      dealgraph analyze --currency USD
      dealgraph analyze --currency EUR --rates my-rates.toml --format json
    """
    from flows.settings import load_settings

    folder = load_settings(data=data).data
    totals = _rates(rates, currency) if rates or currency else None
    tables = list(_tables(folder, totals, include_reported))
    if output is Format.JSON:
        write_line(as_json([_as_dict(table, top) for table in tables]))
        return
    for table in tables:
        print_table([_head(c.name, c.unit) for c in table.columns], table.rows[:top], title=table.title)
        if len(table.rows) > top:
            typer.echo(f"{len(table.rows) - top} more rows: --top {len(table.rows)} shows all.")
        for note in table.notes:
            typer.echo(note)


def _tables(folder: Path, totals: Rates | None, include_reported: bool) -> Iterator[Table]:
    from graph import analysis
    from ontology.records import Status

    graph = analysis.load(folder)
    statuses = (Status.ASSERTED, Status.REPORTED) if include_reported else (Status.ASSERTED,)
    yield analysis.investors_by_companies(graph, statuses=statuses)
    yield analysis.investors_by_money(graph, statuses=statuses)
    if totals is not None:
        yield analysis.investors_by_money(graph, rates=totals, statuses=statuses)
    yield analysis.central_companies(graph, statuses=statuses)
    yield analysis.price_list(graph, statuses=statuses)


def _rates(file: Path | None, currency: str | None) -> Rates:
    from decimal import Decimal

    from graph.rates import FILE, Rates, load_rates
    from ontology.errors import DealgraphError

    rates = load_rates(file or FILE)
    wanted = (currency or rates.base).upper()
    if wanted == rates.base:
        return rates
    turned = {
        (year, code): value / rates.by_year[year, wanted]
        for (year, code), value in (*rates.by_year.items(), *(((y, rates.base), Decimal(1)) for y in _years(rates)))
        if (year, wanted) in rates.by_year
    }
    if not turned:
        known = sorted({rates.base, *(code for _, code in rates.by_year)})
        raise DealgraphError(
            f"there is no rate for {wanted!r}",
            where=str(file or FILE.name),
            remedy=f"Known are {', '.join(known)}; name a table of your own with --rates.",
        )
    return Rates(wanted, turned)


def _years(rates: Rates) -> set[str]:
    return {year for year, _ in rates.by_year}


def _head(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit and unit != "count" else name


def _as_dict(table: Table, top: int) -> dict[str, object]:
    """The table as JSON; amounts are exact decimals and so are written as text."""
    return {
        "title": table.title,
        "columns": [{"name": column.name, "unit": column.unit} for column in table.columns],
        "rows": [list(row) for row in table.rows[:top]],
        "rows_in_all": len(table.rows),
        "notes": list(table.notes),
    }
