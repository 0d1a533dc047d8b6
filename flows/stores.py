"""Opening the store that the settings name."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.settings import Settings

if TYPE_CHECKING:
    from graph.stores.base import GraphStore


def open_configured(settings: Settings, *, read_only: bool) -> GraphStore:
    """The store; whoever opens it closes it. ``DealgraphError`` where it is down, in use, or refuses the password."""
    # The driver would log each attempt on stderr; what came of them is in the error.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    from graph.stores.registry import open_store  # brings a driver and a JVM, which most commands do not need

    return open_store(
        settings.store,
        settings.data,
        user=settings.user,
        password=settings.password.get_secret_value(),
        database=settings.database,
        read_only=read_only,
    )


@contextmanager
def opened_store(settings: Settings, *, read_only: bool) -> Iterator[GraphStore]:
    """The store while the context lasts."""
    store = open_configured(settings, read_only=read_only)
    try:
        yield store
    finally:
        store.close()
