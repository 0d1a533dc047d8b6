"""Which stores there are: one line for each kind of address."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from graph.ledger_format import ledger_name
from graph.stores.base import GraphStore
from graph.stores.left_with import LeftWith
from ontology.errors import DealgraphError
from ontology.identifiers import digest


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: the address, the data folder, and how to log in where that is needed."""

    uri: str
    data: Path
    user: str
    password: str
    database: str
    read_only: bool


def open_store(
    uri: str,
    data: Path,
    *,
    user: str = "",
    password: str = "",
    database: str = "",
    read_only: bool = False,
) -> GraphStore:
    """The store at an address: ``embedded`` (in the data folder), ``memory``, or that of a Neo4j.

    Whoever opens it closes it. Raises `DealgraphError` for an unknown kind of address, a store that does not answer, a
    refused password, an unknown database, and an embedded store that another process has open.
    """
    scheme = uri if uri in STORES else urlsplit(uri).scheme
    if scheme not in STORES:
        raise DealgraphError(
            f"there is no store for the address {uri!r}",
            where="--store",
            remedy=f"Known are {', '.join(name if name in BARE else f'{name}://...' for name in STORES)}.",
        )
    return STORES[scheme](Wanted(uri, data, user, password, database, read_only))


def discard_embedded(data: Path) -> None:
    """Take away what the embedded store of a data folder holds; the next one to open it makes it anew.

    `DealgraphError` where another process has it open.
    """
    from graph.stores import arcadedb_server

    arcadedb_server.discard(data / "cypher")


def _embedded(wanted: Wanted) -> GraphStore:
    from graph.stores.cypher_faults import Place
    from graph.stores.half_filled import refuse_half_filled
    from graph.stores.logins import DATABASE, READER, ROOT, read_passwords
    from graph.stores.serving import serving

    folder = wanted.data / "cypher"
    with ExitStack() as opened:
        # The driver takes as long to import as the engine to start, which needs no Python.
        driver = opened.enter_context(ThreadPoolExecutor(1)).submit(import_module, "graph.stores.cypher_store")
        served, load = serving(folder), None
        if served is not None:
            uri, passwords = served.uri, read_passwords(folder)
        else:
            from graph.stores import arcadedb_server

            if wanted.read_only:
                refuse_half_filled(folder)
            server = arcadedb_server.start(folder, briefly=wanted.read_only)
            opened.callback(server.stop)
            uri, passwords, load = server.uri, server.passwords, server.load
        driver.result()
        from graph.stores.cypher_store import CypherStore, connect

        reader = connect(uri, READER, passwords[READER])
        opened.callback(reader.close)
        if wanted.read_only:
            writer, user = reader, READER
        else:
            writer, user = connect(uri, ROOT, passwords[ROOT]), ROOT
            opened.callback(writer.close)
        place = Place(f"the embedded store in {folder}", DATABASE, user, folder)
        left = LeftWith(folder / "left-with.json")
        store = CypherStore(writer, place, reader=reader, read_only=wanted.read_only, load=load, left=left)
        store.resources = opened.pop_all()
        # The server's threads, one for each open connection among them, would keep a process alive that ends without
        # closing its store.
        atexit.register(store.close)
        store.resources.callback(atexit.unregister, store.close)
        return store


def _bolt(wanted: Wanted) -> GraphStore:
    from graph.stores.cypher_faults import Place
    from graph.stores.cypher_store import CypherStore, connect

    place = Place(wanted.uri, wanted.database, wanted.user)
    with ExitStack() as opened:
        try:
            driver = connect(wanted.uri, wanted.user, wanted.password)
        except Exception as error:
            raise DealgraphError(
                f"is no address of a store: {error}", where=wanted.uri, remedy="Write it as neo4j://host:7687."
            ) from error
        opened.callback(driver.close)
        ledger = "" if wanted.read_only else ledger_name(wanted.data)
        name = digest(wanted.uri, wanted.database)
        left = LeftWith(wanted.data / "left-with" / f"{name}.json") if ledger else None
        store = CypherStore(driver, place, read_only=wanted.read_only, ledger=ledger, left=left)
        store.resources = opened.pop_all()
        return store


def _memory(wanted: Wanted) -> GraphStore:
    from graph.stores.networkx_store import NetworkXStore

    return NetworkXStore()


BARE = ("embedded", "memory")
"""Addresses that are a word and nothing else."""

STORES: dict[str, Callable[[Wanted], GraphStore]] = {
    "embedded": _embedded,
    "memory": _memory,
    "neo4j": _bolt,
    "neo4j+s": _bolt,
    "neo4j+ssc": _bolt,
    "bolt": _bolt,
    "bolt+s": _bolt,
    "bolt+ssc": _bolt,
}
"""What opens the store of each kind of address. The modules are imported at need: a JVM and a driver take a second."""
