"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.logs import LogFormat, log_to_stderr

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
        "come from NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE.",
    ),
]

NoStoreOption = Annotated[bool, typer.Option("--no-store", help="Write the ledger only; `sync` fills a store.")]


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
