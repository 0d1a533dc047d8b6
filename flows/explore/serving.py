"""The explorer on a port of this machine, with its store, until Ctrl-C."""

from __future__ import annotations

import getpass
import signal
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
from flows.loopback import HOST, listening
from flows.settings import EMBEDDED, Settings
from flows.stores import opened_store, refuse_missing_store
from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.stores.base import RunsCypher
from ontology.errors import DealgraphError


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
    with listening(port, "dealgraph explore") as heard, opened_desk(settings) as desk:
        session = Session(heard.getsockname()[1])
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
            server.run(sockets=[heard])
        finally:
            app.state.keeper.wait()


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
        catalogue_of(desk.ledger.folder)
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
