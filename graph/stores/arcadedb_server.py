"""The embedded Cypher store: ArcadeDB in this process, reached through its own Bolt listener.

The one file that imports `arcadedb_embedded`. The server listens on a free port of the loopback interface, writes its
log into the data folder, and is stopped with the store. The JVM can be started once in a process, so a second data
folder opened in the same process logs where the first one does.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import arcadedb_embedded
import jpype
from arcadedb_embedded.jvm import get_bundled_jre_lib_path, get_jar_path

from graph import lock
from graph.atomic import write_bytes
from graph.stores.arcadedb_load import load
from graph.stores.free_space import TO_OPEN, TO_WRITE, check_space
from graph.stores.half_filled import FILE as HALF_FILLED
from graph.stores.half_filled import is_half_filled
from graph.stores.logins import DATABASE, READER, ROOT, read_passwords, write_passwords
from ontology.errors import DealgraphError
from ontology.records import GraphEdge, GraphNode

HEAP = "2g"
"""Largest heap of the JVM. It holds pages and transactions; the data itself may be larger."""

_BOLT = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_PORT_TRIES = 5
_SALT_ITERATIONS = 1024
"""Rounds of PBKDF2. The passwords are 256 random bits, which no number of rounds makes harder to guess; the
default of 65,536 costs half a second at each start."""


@dataclass
class ArcadeServer:
    """A running embedded server. ``uri`` is its Bolt address, ``passwords`` those of `ROOT` and `READER`."""

    uri: str
    passwords: dict[str, str]
    _folder: Path = field(repr=False)
    _server: Any = field(repr=False)
    _held: ExitStack = field(repr=False)

    def database(self) -> Any:
        """The engine's own database, for what Cypher cannot do."""
        return self._server.get_database(DATABASE)

    def load(self, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge]) -> None:
        """Fill the empty store with these nodes and the edges between them, faster than by Cypher."""
        write_bytes(self._folder / HALF_FILLED, b"")
        try:
            load(self.database(), nodes, edges)
        except (arcadedb_embedded.ArcadeDBError, jpype.JException) as error:
            raise _unusable(self._folder, error) from error
        (self._folder / HALF_FILLED).unlink()

    def stop(self) -> None:
        """Close the database and let go of its files; a second call does nothing."""
        self._held.close()


def start(
    folder: Path,
    *,
    command: str = "a dealgraph command",
    port: int = 0,
    password: str = "",
    briefly: bool = False,
) -> ArcadeServer:
    """Open the store in a folder, or make one there; `DealgraphError` where another process has it open.

    ``port`` is where it listens, 0 for any that is free; `DealgraphError` where it is taken. ``password`` becomes that
    of `READER`, "" for the one that there is, which is made at random at first. ``briefly`` is for a question or two.

    A store that was left half filled is emptied: who will not fill it calls `refuse_half_filled` before.
    """
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        _hold(held, folder, command)
        check_space(folder, TO_OPEN)
        if is_half_filled(folder):
            _empty(folder)
        if port:
            _check_port(port)
        _start_jvm(folder / "log", briefly=briefly)
        passwords = read_passwords(folder)
        changed = bool(password) and password != passwords[READER]
        if changed:
            passwords[READER] = password
            write_passwords(folder, passwords)
        try:
            server, port = _listening(folder, passwords[ROOT], port)
        except arcadedb_embedded.ArcadeDBError as error:
            raise _unusable(folder, error) from error
        held.callback(server.stop)
        held.callback(_hang_up, server._java_server)
        try:
            server.create_database(DATABASE)
            _let_read(server, passwords[READER], changed=changed)
        except (arcadedb_embedded.ArcadeDBError, jpype.JException) as error:
            raise _unusable(folder, error) from error
        return ArcadeServer(f"bolt://127.0.0.1:{port}", passwords, folder, server, held.pop_all())


def discard(folder: Path, *, command: str = "dealgraph sync --rebuild") -> None:
    """Remove all that the store keeps in the folder, but for its log; a folder that is not there is left so."""
    if not folder.is_dir():
        return
    with ExitStack() as held:
        _hold(held, folder, command)
        _empty(folder)


def _empty(folder: Path) -> None:
    for path in sorted(folder.iterdir(), key=lambda path: path.name == HALF_FILLED):  # which says so until all is gone
        if path.is_dir() and not path.is_symlink():
            if path.name != "log":
                shutil.rmtree(path)
        elif path.name != lock.FILE:
            path.unlink()


def _hold(held: ExitStack, folder: Path, command: str) -> None:
    try:
        held.enter_context(lock.writing(folder, command, held="the embedded Cypher store is open in"))
    except DealgraphError as error:
        remedy = "One process opens it at a time: wait until that one has finished, or stop it, and try again."
        raise DealgraphError(error.what, where=error.where, remedy=remedy) from error


def _start_jvm(log: Path, *, briefly: bool = False) -> None:
    if jpype.isJVMStarted():
        return
    log.mkdir(parents=True, exist_ok=True)
    settings = log / "logging.properties"
    # Without a file handler of ours the engine logs to ./log of the working folder and to the terminal.
    settings.write_text(
        "handlers=java.util.logging.FileHandler\n"
        ".level=INFO\n"
        f"java.util.logging.FileHandler.pattern={log.as_posix()}/arcadedb.log\n"
        "java.util.logging.FileHandler.limit=1000000\n"
        "java.util.logging.FileHandler.count=2\n"
        "java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter\n",
        encoding="utf-8",
    )
    # Not by the package's `start_jvm`, which adds a module of vector arithmetic that nothing here needs and about which
    # the JVM warns on the terminal, and which has crash logs written into the working folder.
    jpype.startJVM(
        get_bundled_jre_lib_path(),
        f"-Xmx{HEAP}",
        *(("-XX:TieredStopAtLevel=1",) if briefly else ()),  # to compile well costs more than it saves in a few seconds
        "-Xrs",  # signals are Python's: the JVM's own handlers crash in a process that is asked to end
        "-Dfile.encoding=UTF8",
        "-Djava.awt.headless=true",
        "-Dpolyglot.engine.WarnInterpreterOnly=false",
        f"-Djava.util.logging.config.file={settings}",
        f"-XX:ErrorFile={log}/crash-%p.log",
        "-XX:+UseCompactObjectHeaders",
        "--enable-native-access=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
        "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        classpath=[os.fspath(jar) for jar in sorted(Path(get_jar_path()).glob("*.jar"))],
        # Ctrl-C stays Python's, so that stores are closed.
        interrupt=False,
    )
    # A logger whose disk is full writes its stack trace there. What matters comes as an error through the driver.
    system, stream = jpype.JClass("java.lang.System"), jpype.JClass("java.io.PrintStream")
    system.setErr(stream(jpype.JClass("java.io.OutputStream").nullOutputStream()))


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        )  # as the server: one that just ended is no hindrance
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise DealgraphError(
                f"port {port} cannot be had: {error.strerror}",
                where="the embedded Cypher store",
                remedy="Another program, such as a Neo4j, may listen there: name another port, or 0 for any free one.",
            ) from error


def _listening(folder: Path, password: str, port: int = 0) -> tuple[Any, int]:
    """A started server and its Bolt port. A port that was free a moment ago may be taken: try another one then."""
    for attempt in range(_PORT_TRIES):
        bolt, http = _free_ports()
        bolt = port or bolt
        server = arcadedb_embedded.create_server(
            os.fspath(folder),
            root_password=password,
            config={
                "mode": "development",
                "host": "127.0.0.1",
                "http_port": http,
                "server_plugins": _BOLT,
                "bolt_port": bolt,
                "server_logsDirectory": os.fspath(folder / "log"),
                "server_saltIterations": _SALT_ITERATIONS,
            },
        )
        try:
            server.start()
            return server, bolt
        except arcadedb_embedded.ArcadeDBError as error:
            if attempt == _PORT_TRIES - 1 or "bind" not in str(error).casefold():
                raise
    raise AssertionError("the last attempt returns or raises")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _let_read(server: Any, password: str, *, changed: bool = False) -> None:
    """A user who may read and nothing else: the engine ignores the driver's read mode, so rights must do it."""
    security = server._java_server.getSecurity()
    to_json = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    rights = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": ["readRecord"]}}}
    security.saveGroup(DATABASE, READER, to_json(json.dumps(rights)))
    if changed and security.existsUser(READER):
        security.dropUser(READER)
    if not security.existsUser(READER):
        user = {"name": READER, "password": str(security.encodePassword(password)), "databases": {DATABASE: [READER]}}
        security.createUser(to_json(json.dumps(user)))


def _hang_up(server: Any) -> None:
    """Close the connections that clients of other processes have left open: the engine leaves each to a thread of its
    own, which would keep this process alive until the client goes."""
    try:
        executor = jpype.JClass("com.arcadedb.bolt.BoltNetworkExecutor").class_
        of_server, socket_ = executor.getDeclaredField("server"), executor.getDeclaredField("socket")
        of_server.setAccessible(True)
        socket_.setAccessible(True)
        for thread in list(jpype.JClass("java.lang.Thread").getAllStackTraces().keySet()):
            if executor.isInstance(thread) and of_server.get(thread) == server and socket_.get(thread) is not None:
                socket_.get(thread).close()
    except (jpype.JException, TypeError):
        # Another version of the engine may name its parts otherwise: then such a client delays the end, no more.
        return


def _unusable(folder: Path, error: BaseException) -> DealgraphError:
    try:
        check_space(folder, TO_WRITE)
    except DealgraphError as full:
        return full
    return DealgraphError(
        f"the embedded Cypher store cannot be opened: {error}",
        where=os.fspath(folder),
        remedy="It holds nothing that is not in the ledger: `dealgraph sync --rebuild` makes it anew.",
    )
