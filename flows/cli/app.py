"""The commands, one file a group."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.analyze import analyze
from flows.cli.ask import ask
from flows.cli.conflicts import conflicts
from flows.cli.doctor import doctor
from flows.cli.entities import entities
from flows.cli.evaluate import evaluate
from flows.cli.explore import explore
from flows.cli.export import export
from flows.cli.extract import extract
from flows.cli.guarded import GuardedGroup
from flows.cli.history import history
from flows.cli.import_ import import_
from flows.cli.ingest import ingest
from flows.cli.keep import backup, migrate, restore
from flows.cli.merge import merge
from flows.cli.options import VerboseOption
from flows.cli.quarantine import quarantine
from flows.cli.query import query
from flows.cli.report import report
from flows.cli.reprocess import reprocess
from flows.cli.retract import retract
from flows.cli.review import review
from flows.cli.same_as import same_as
from flows.cli.schedule import schedule
from flows.cli.schema import schema
from flows.cli.serve import serve
from flows.cli.sources import sources
from flows.cli.sparql import sparql
from flows.cli.split import split
from flows.cli.status import status
from flows.cli.sync import sync
from flows.cli.validate import validate
from flows.cli.watch import watch

app = typer.Typer(
    cls=GuardedGroup,
    name="dealgraph",
    help="A knowledge graph from news on the AI-model business, in which every statement can be traced to the words "
    "it was read from.",
    epilog="Begin with: dealgraph ingest ARTICLES, then dealgraph query, dealgraph analyze, dealgraph export.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    ingest, extract, query, ask, schema, analyze, report, export, conflicts, sync, doctor, migrate, backup, restore,
    evaluate, watch, schedule, sources, status, quarantine, history, retract, reprocess, serve, explore,
    validate, sparql, entities, merge, split, review,
):  # fmt: skip
    app.command()(command)
app.command("same-as")(same_as)
app.command("import")(import_)  # a word of Python's own, which no function may be called


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dealgraph {version('dealgraph')}")
        raise typer.Exit


@app.callback()
def _common(
    verbose: VerboseOption = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Options that stand before the command."""
