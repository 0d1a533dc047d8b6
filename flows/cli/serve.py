"""`dealgraph serve`: the embedded store for other programs, as long as this one runs."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from urllib.parse import unquote, urlsplit

import typer

from flows.cli.options import DataOption, VerboseOption
from ontology.errors import DealgraphError

if TYPE_CHECKING:
    from flows.settings import Settings

LAST_PORT = 65535


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to listen on this machine; 0 for any free port.")
    ] = 7687,
    http: Annotated[
        int | None,
        typer.Option("--http", min=0, max=65535, metavar="PORT", help="Answer IRIs by HTTP there; 0 for any."),
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="With --http: the address under which you publish.")
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option("--licence", metavar="IRI", help="With --http: the licence that you hand the data on under."),
    ] = None,
    runs: Annotated[bool, typer.Option("--runs", help="With --http: what was run and when, too.")] = False,
    metrics: Annotated[
        bool, typer.Option("--metrics", help="Tell how things stand in Prometheus' text form, too.")
    ] = False,
    metrics_at: Annotated[
        str, typer.Option("--metrics-at", metavar="HOST:PORT", help="Where to tell it.")
    ] = "127.0.0.1:9464",
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Keep the embedded store up, so that drivers, cypher-shell and notebooks can ask it as they ask a Neo4j.

    It listens on this machine alone, for the user `reader`, who may only read. The password is that of the settings
    (DEALGRAPH_PASSWORD), else one made at random, which is shown the first time. Other commands find the running store
    and use it, also to write. Ctrl-C stops it.

    With --metrics it also tells articles, claims, facts, conflicts, quarantine and the last run at
    http://127.0.0.1:9464/metrics.

    With --http, what IRIs stand for can be looked up without a password, from this machine alone: things, articles,
    claims, the ontology, the shapes, as Turtle, JSON-LD, N-Triples, RDF/XML or a page, by what the client accepts.

    With either of them, a store is served too only where the data folder holds one and the settings name no Neo4j.

    \b
    Examples:
      dealgraph serve
      dealgraph serve --http 7480
      dealgraph serve --port 7688 --data dealgraph-data
      dealgraph serve --metrics
    """
    from flows.settings import EMBEDDED, load_settings

    settings = load_settings(data=data, base=base, licence=licence)
    if http is None and (base is not None or licence is not None or runs):
        raise DealgraphError(
            "IRIs are answered with --http only",
            where="--base, --licence and --runs",
            remedy="Name a port with --http, or leave these out.",
        )
    signal.signal(signal.SIGTERM, _interrupt)
    with ExitStack() as stack:
        # Entered first, and so left last: to stop the store takes a while, during which its state may be asked for.
        if metrics:
            from flows.metrics import metrics_at as told_at
            from graph.ledger import Ledger

            host, number = _host_and_port(metrics_at)
            told = stack.enter_context(told_at(Ledger.open(settings.data, create=False), host, number))
            typer.echo(f"How things stand is told at {told}.")
        if not (metrics or http is not None) or (settings.store == EMBEDDED and _has_store(settings)):
            _serve_store(stack, load_settings(data=data, store=EMBEDDED), port)
        if address := stack.enter_context(_http(settings, http, runs=runs)):
            typer.echo(f"IRIs are looked up at {address} (curl -L -H 'Accept: text/turtle' {address}).")
        typer.echo("Ctrl-C stops it.")
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            typer.echo("Stopped.")


def _has_store(settings: Settings) -> bool:
    from flows.stores import has_embedded_store
    from graph.stores.half_filled import is_half_filled

    return has_embedded_store(settings) or is_half_filled(settings.data / "cypher")  # of which people are to be told


def _serve_store(stack: ExitStack, settings: Settings, port: int) -> None:
    """Start the store, and say who may ask it where."""
    from flows.stores import refuse_missing_store
    from graph.stores import arcadedb_server
    from graph.stores.logins import READER
    from graph.stores.serving import announced, serving

    refuse_missing_store(settings)
    folder = settings.data / "cypher"
    running = serving(folder)
    if running is not None:
        raise DealgraphError(
            f"is served already by process {running.pid}, at {running.uri}",
            where=str(folder),
            remedy="Use that one, or stop it first.",
        )
    password = settings.password.get_secret_value()
    server = arcadedb_server.start(folder, command="dealgraph serve", port=port, password=password)
    stack.callback(server.stop)
    stack.enter_context(announced(folder, server.uri))
    typer.echo(f"Serving {folder} at {server.uri} to the user {READER}, who may only read.")
    typer.echo(_password(folder, server.passwords[READER], password))


@contextmanager
def _http(settings: Settings, port: int | None, *, runs: bool) -> Iterator[str]:
    """The address at which IRIs are answered meanwhile, "" where none are."""
    if port is None:
        yield ""
        return
    from flows.lookup.resources import Resources
    from flows.lookup.serving import looked_up
    from graph.exports.base import checked_base
    from graph.exports.rdf import PLAIN
    from graph.ledger import Ledger

    base = checked_base(settings.base)
    if base.endswith("#"):
        raise DealgraphError(
            f"{base!r} names parts of one document, which no server is asked for",
            where="--base",
            remedy="End it with a slash.",
        )
    if unquote(urlsplit(base).path).startswith(("/id/", "/doc/")):
        raise DealgraphError(
            f"the path of {base!r} is where things and their descriptions are themselves",
            where="--base",
            remedy="Take one whose path does not begin with /id/ or /doc/.",
        )
    ledger = Ledger.open(settings.data, create=False)
    with looked_up(Resources(ledger, licence=settings.licence or PLAIN.licence, runs=runs), port, base) as address:
        yield address


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        raise typer.BadParameter(f"{text!r} is no HOST:PORT, such as 127.0.0.1:9464.", param_hint="--metrics-at")
    return host.strip("[]"), int(port)


def _password(folder: Path, password: str, from_settings: str) -> str:
    from graph.stores.logins import PASSWORDS

    if from_settings:
        return "The password is that of the settings."
    shown = folder / "password-was-shown"
    if shown.exists():
        return f"The password is the one that was shown the first time; it lies in {folder / PASSWORDS}."
    shown.touch()
    return f"The password, shown this once: {password}"


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
