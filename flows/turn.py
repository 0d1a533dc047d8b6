"""One run at a time in a data folder: the next one waits for its turn, or says who holds the folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from graph.ledger import Ledger
from ontology.errors import DealgraphError

SCHEDULED = 3600.0
"""Seconds that a scheduled run waits for the one before; a person is told at once."""


@contextmanager
def in_turn(ledger: Ledger, command: str, patience: float = 0.0) -> Iterator[None]:
    """Hold the folder's lock. ``DealgraphError`` tells who has it after so many seconds."""
    end = time.monotonic() + patience
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(ledger.writing(command))
                break
            except DealgraphError:
                if time.monotonic() >= end:
                    raise
            time.sleep(0.5)
        yield
