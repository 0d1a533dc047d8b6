"""The explorer on a port of this machine, with its store, until Ctrl-C."""

from __future__ import annotations

import getpass
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

import uvicorn

from flows.explore.app import make_app
from flows.explore.desk import Desk
from flows.explore.home import home
from flows.explore.quality import quality
from flows.explore.review import queue
from flows.explore.session import Session
from flows.settings import EMBEDDED, Settings
from flows.stores import opened_store, refuse_missing_store
from graph.ledger import Ledger
from graph.stores.base import RunsCypher
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError

HOST = "127.0.0.1"


@contextmanager
def opened_desk(settings: Settings) -> Iterator[Desk]:
    """What the pages are made from. An embedded store is kept up for other commands, too, as `dealgraph serve` does."""
    ledger = Ledger.open(settings.data, create=False)
    refuse_missing_store(settings)
    with ExitStack() as held:
        if settings.store == EMBEDDED:
            _keep_up(settings, held)
        store = held.enter_context(opened_store(settings, read_only=True))
        if not isinstance(store, RunsCypher):
            raise DealgraphError("answers no Cypher", where=settings.store, remedy="Name another store with --store.")
        yield Desk(settings, ledger, store, reviewer=_user())


def explore(settings: Settings, port: int, say: Callable[[str], None], *, browser: bool) -> None:
    """Serve the pages until Ctrl-C; ``say`` tells a person where they are."""
    with _listening(port) as listening, opened_desk(settings) as desk:
        session = Session(listening.getsockname()[1])
        app = make_app(desk, session)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="error", access_log=False, server_header=False, date_header=False)
        )
        address = f"http://{HOST}:{session.port}/enter?key={session.key}"
        say(f"The explorer is at {address}")
        say("Ctrl-C stops it.")
        threading.Thread(target=_warm, args=(desk,), name="explore-warm", daemon=True).start()
        if browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        signal.signal(signal.SIGTERM, _stop)
        try:
            server.run(sockets=[listening])
        finally:
            app.state.keeper.wait()


def _listening(port: int) -> socket.socket:
    listening = socket.socket()
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()  # before the address is told, so that whoever is quick waits and is not refused
    except OSError as error:
        listening.close()
        raise DealgraphError(
            f"port {port} cannot be had: {error.strerror}",
            where="dealgraph explore",
            remedy="Name another port with --port, or 0 for any that is free.",
        ) from error
    return listening


def _keep_up(settings: Settings, held: ExitStack) -> None:
    from graph.stores import arcadedb_server
    from graph.stores.serving import announced, serving

    folder = settings.data / "cypher"
    if serving(folder) is None:
        server = arcadedb_server.start(folder, command="dealgraph explore")
        held.callback(server.stop)
        held.enter_context(announced(folder, server.uri))


def _warm(desk: Desk) -> None:
    """Ask what is asked about the whole graph before a person does."""
    try:
        load_catalogue()
        home(desk)
        queue(desk)
        quality(desk)
    except DealgraphError:
        return  # whoever opens the page is told


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _stop(signal_: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
