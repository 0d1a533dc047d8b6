"""Where a Neo4j is reached, and waiting until it answers."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from ontology.errors import DealgraphError

START_SECONDS = 180.0
PAUSE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """How to reach a running Neo4j whose content the tests may delete."""

    uri: str
    user: str
    password: str
    database: str


def free_port() -> int:
    """A loopback port on which nothing listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_ready(
    server: Neo4jServer, *, first_password: str = "", check: Callable[[], None] = lambda: None
) -> None:
    """Return when ``server`` answers Cypher in its database.

    ``first_password`` is the one that a new Neo4j wants to have replaced by the server's; "" where it need not.
    ``check`` is called between two tries and raises where waiting longer is of no use. Raises DealgraphError when
    the password is refused or nothing answers within START_SECONDS.
    """
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            if first_password:
                _replace_password(server, first_password)
                first_password = ""
            with _driver(server, server.password) as driver:
                driver.execute_query("RETURN 1", database_=server.database)
            return
        except AuthError as error:
            remedy = "Set NEO4J_TEST_USER and NEO4J_TEST_PASSWORD."
            raise DealgraphError("Neo4j refuses the password", where=server.uri, remedy=remedy) from error
        except (DriverError, Neo4jError) as error:
            check()
            if time.monotonic() > deadline:
                what = f"Neo4j does not answer after {START_SECONDS:.0f} seconds: {error}"
                raise DealgraphError(what, where=server.uri, remedy="Look at its log.") from error
        time.sleep(PAUSE_SECONDS)


def _replace_password(server: Neo4jServer, old: str) -> None:
    with _driver(server, old) as driver, driver.session(database="system") as session:
        session.run("ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=old, new=server.password).consume()


def _driver(server: Neo4jServer, password: str) -> Driver:
    return GraphDatabase.driver(server.uri, auth=(server.user, password), connection_timeout=5.0)
