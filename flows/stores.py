"""Opening the store that the settings name."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.settings import EMBEDDED, Settings
from graph.stores.half_filled import is_half_filled, refuse_half_filled
from ontology.errors import DealgraphError

if TYPE_CHECKING:
    from graph.stores.base import GraphStore


def open_configured(settings: Settings, *, read_only: bool) -> GraphStore:
    """The store; whoever opens it closes it. ``DealgraphError`` where it is down, in use, or refuses the password."""
    # The driver would log each attempt on stderr; what came of them is in the error.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    if settings.store == EMBEDDED:
        from graph.ledger_format import check

        check(settings.data, create=False)  # a folder of another format may hold another kind of store
    from graph.stores.registry import open_store  # brings a driver and a JVM, which most commands do not need

    return open_store(
        settings.store,
        settings.data,
        user=settings.user,
        password=settings.password.get_secret_value(),
        database=settings.database,
        read_only=read_only,
    )


def has_embedded_store(settings: Settings) -> bool:
    """Whether the data folder holds a whole embedded store; to open one makes it, which no question should do."""
    folder = settings.data / "cypher"
    return any((folder / "databases").glob("*/")) and not is_half_filled(folder)


def refuse_missing_store(settings: Settings) -> None:
    """`DealgraphError` where the embedded store is asked for and there is none, or half of one."""
    if settings.store != EMBEDDED or has_embedded_store(settings):
        return
    refuse_half_filled(settings.data / "cypher")
    from graph.ledger_format import check

    check(settings.data, create=False)  # where there is not even a data folder, that is what to tell
    raise DealgraphError("holds no store yet", where=str(settings.data), remedy="Run `dealgraph sync` to make it.")


@contextmanager
def opened_store(settings: Settings, *, read_only: bool) -> Iterator[GraphStore]:
    """The store while the context lasts."""
    store = open_configured(settings, read_only=read_only)
    try:
        yield store
    finally:
        store.close()
