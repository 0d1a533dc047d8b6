"""`dealgraph report`: the measures, pictures and conflicts as one HTML file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.analyze import CurrencyOption, RatesOption, ReportedOption
from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import write_line
from ontology.errors import DealgraphError

FILE = "report.html"


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write report.html; made if it is not there.")],
    top: Annotated[int, typer.Option("--top", min=1, help="Rows of each table.")] = 20,
    evaluation: Annotated[
        Path | None,
        typer.Option(
            "--evaluation", metavar="FILE", help="Figures of `dealgraph evaluate --format json`, to be shown."
        ),
    ] = None,
    currency: CurrencyOption = None,
    rates: RatesOption = None,
    include_reported: ReportedOption = False,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Write all measures with their pictures, and the conflicts with their quotes, as one file to hand on.

    The file asks nobody for anything and runs no script: it can be sent, kept and printed.

    \b
    Examples:
      dealgraph report report/
      dealgraph report report/ --currency EUR --top 50
      dealgraph evaluate gold/ --format json > figures.json
      dealgraph report report/ --evaluation figures.json
    """
    if folder.exists() and not folder.is_dir():
        raise DealgraphError("is no folder", where=str(folder), remedy="Name the folder that report.html goes into.")
    evaluated = _figures(evaluation)
    from flows.measuring import counted, rates_in
    from flows.report_page import report_page
    from flows.settings import load_settings
    from graph.analysis import load
    from graph.atomic import write_bytes

    totals = rates_in(currency, rates)
    graph = load(load_settings(data=data).data)
    statuses = counted(include_reported)
    page = report_page(graph, statuses=statuses, rates=totals, top=top, evaluated=evaluated)
    write_bytes(folder / FILE, page.encode("utf-8", "replace"))
    write_line(str(folder / FILE))


def _figures(file: Path | None) -> list[dict[str, object]]:
    """What `dealgraph evaluate --format json` printed."""
    if file is None:
        return []
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            raise ValueError("a list of figures is expected")
    except (OSError, ValueError) as error:
        raise DealgraphError(
            f"holds no figures: {error}",
            where=str(file),
            remedy="Make it by dealgraph evaluate GOLD_DIR --format json.",
        ) from error
    return told
