"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.logs import LogFormat, log_to_stderr
from flows.reading_mode import ReadingMode
from flows.runner import Runner

DataOption = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="The data folder (default ./dealgraph-data, or DEALGRAPH_DATA)."),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URI",
        help="'embedded' (default), or a Neo4j such as neo4j://localhost:7687; user, password and database "
        "come from NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE.",
    ),
]

ReadOption = Annotated[
    ReadingMode | None,
    typer.Option("--read", help="Whose claims to take; llm and both ask the language model of the settings."),
]
BudgetOption = Annotated[
    str | None,
    typer.Option("--budget", metavar="MONEY", help="What a language model may cost in this run (such as 2.00)."),
]
RunnerOption = Annotated[
    Runner | None,
    typer.Option("--runner", help="Who reads: this process, or the workers of a Dask cluster (pip extra dask)."),
]
AddressOption = Annotated[
    str | None, typer.Option("--address", metavar="URI", help="The Dask scheduler, such as tcp://scheduler:8786.")
]


def language_model(read: ReadingMode | None, budget: str | None = None) -> dict[str, object] | None:
    """What the two options say of the setting of that name, None where they say nothing."""
    told = {"mode": read, "budget": budget}
    return {name: value for name, value in told.items() if value is not None} or None


NoStoreOption = Annotated[bool, typer.Option("--no-store", help="Write the ledger only; `sync` fills a store.")]

DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would be written; write nothing.")]


def _log(value: LogFormat | None) -> LogFormat | None:
    if value is not None:
        log_to_stderr(value)
    return value


LogOption = Annotated[
    LogFormat | None,
    typer.Option(
        "--log", callback=_log, envvar="DEALGRAPH_LOG", help="Log on stderr what is done, with run and article."
    ),
]


def _remember(ctx: typer.Context, value: bool) -> bool:
    if value:
        ctx.find_root().meta["dealgraph.verbose"] = True
    return value


VerboseOption = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", callback=_remember, help="Show tracebacks and what Prefect logs.", show_default=False
    ),
]
