"""`dealgraph validate`: the ledger, or any RDF file, held against the shapes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line

if TYPE_CHECKING:
    from graph.quarantine import SetAside
    from ontology.validation import Violation


class Report(StrEnum):
    """How the result is told."""

    TABLE = "table"
    JSON = "json"
    TURTLE = "turtle"


class Language(StrEnum):
    """In which language a breach is explained."""

    EN = "en"
    DE = "de"
    PT = "pt"
    ZH = "zh"


def validate(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="An RDF file (.ttl, .nq, .jsonld, .nq.gz …), or the ledger.")
    ] = None,
    output: Annotated[
        Report, typer.Option("--format", "-f", help="A table, JSON, or a SHACL report in Turtle.")
    ] = Report.TABLE,
    language: Annotated[Language, typer.Option("--language", help="The language of the messages.")] = Language.EN,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Check by pySHACL, a full SHACL engine: the same shapes, much slower.")
    ] = False,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Hold the ledger or a file against the shapes. Ends with 1 where a violation was found; a warning is none.

    With the ledger, it also tells the claims that an ingest kept out of the graph, since they break a shape.

    \b
    Examples:
      dealgraph validate
      dealgraph validate deals.ttl --language de
      dealgraph validate deals.nq.gz --format json
    """
    from flows.settings import load_settings
    from graph.checking import breaches
    from graph.importing import read_rdf
    from graph.ledger import Ledger
    from graph.quarantine import quarantined
    from ontology.by_pyshacl import validate as by_pyshacl
    from ontology.model import load_ontology
    from ontology.shacl_report import report_turtle
    from ontology.shapes import Severity
    from ontology.validation import Validator

    ontology = load_ontology()
    aside: tuple[SetAside, ...] = ()
    if file is not None:
        quads = read_rdf(file)
        found = by_pyshacl(quads, ontology) if thorough else Validator(ontology).check(quads)
    else:
        ledger = Ledger.open(load_settings(data=data).data, create=False)
        found = by_pyshacl(ledger.quads(text=False), ontology) if thorough else tuple(breaches(ledger))
        aside = tuple(each for each in quarantined(ledger.folder) if not each.kept)
    if output is Report.TURTLE:
        write_line(report_turtle(found).decode().rstrip("\n"))
    elif output is Report.JSON:
        results = [_breach(violation, language) for violation in found]
        write_line(as_json({"conforms": not found, "results": results, "set_aside": [_row(a) for a in aside]}))
    else:
        _print(found, aside, language)
    if any(violation.severity is Severity.VIOLATION for violation in found):
        raise typer.Exit(1)


def _print(found: tuple[Violation, ...], aside: tuple[SetAside, ...], language: Language) -> None:
    if found:
        columns = ("severity", "shape", "thing", "value", "message")
        print_table(columns, (tuple(_breach(each, language)[name] for name in columns) for each in found))
    if aside:
        rows = ((a.shape, a.key, a.relation, a.quote, dict(a.messages).get(language, "")) for a in aside)
        print_table(("shape", "article", "relation", "quote", "message"), rows, title="Kept out of the graph")
    warnings = sum(each.severity.value == "Warning" for each in found)
    typer.echo(f"{len(found) - warnings} violations, {warnings} warnings, {len(aside)} claims kept out.")


def _breach(violation: Violation, language: Language) -> dict[str, str]:
    return {
        "severity": violation.severity.value.lower(),
        "shape": violation.shape,
        "thing": violation.focus,
        "path": violation.path,
        "value": violation.value,
        "message": violation.message(language),
    }


def _row(each: SetAside) -> dict[str, object]:
    return {
        "shape": each.shape,
        "article": each.key,
        "claim": each.claim,
        "relation": each.relation,
        "quote": each.quote,
        "value": each.value,
        "messages": dict(each.messages),
    }
