"""Judgements into the ledger, and then the store to what the ledger says, while people go on looking at pages."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from flows.explore.desk import Desk
from flows.in_step import fall_behind
from flows.syncing import sync_ledger
from ontology.errors import DealgraphError

COMMAND = "dealgraph explore"
PATIENCE = 20.0
"""Seconds that a judgement waits for another command that writes to the ledger."""

LONG_PATIENCE = 1200.0
"""Seconds that the store waits for it."""

Given = TypeVar("Given")
_LOG = logging.getLogger("dealgraph.explore")


class Keeper:
    """Writes to the ledger one at a time; a thread of its own brings the store up to date afterwards."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._mutex = threading.Lock()
        self._holding = False  # whether the thread has the folder's lock, under which this process may write, too
        self._working = False
        self._wanted = False
        self._thread: threading.Thread | None = None
        self.fault = ""

    @property
    def behind(self) -> str:
        """What to tell of a graph that is not yet what the ledger says; "" where it is."""
        if self.fault:
            return f"The graph could not be brought up to date: {self.fault}"
        if self._thread is not None and self._thread.is_alive():
            return "The graph is being brought up to date with the judgements; what you see may be a moment old."
        return ""

    def write(self, change: Callable[[], Given]) -> Given:
        """Change the ledger; `DealgraphError` where another command holds it for too long."""
        end = time.monotonic() + PATIENCE
        while True:
            with self._mutex, ExitStack() as held:
                if self._holding or self._has_turn(held, last=time.monotonic() >= end):
                    fall_behind(self._desk.settings.data)
                    made = change()
                    self._wanted = True
                    self._start()
                    return made
            time.sleep(0.1)

    def _has_turn(self, held: ExitStack, *, last: bool) -> bool:
        """Whether the folder's lock could be had; `DealgraphError` where it cannot at the last attempt."""
        try:
            held.enter_context(self._desk.ledger.writing(COMMAND))
        except DealgraphError:
            if last:
                raise
            return False
        return True

    def wait(self) -> None:
        """Come back when the store is up to date, or could not be brought there."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _start(self) -> None:
        if not self._working:
            self._working = True
            self._thread = threading.Thread(target=self._work, name="explore-sync", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        with ExitStack() as held:
            try:
                self._hold(held)
                while self._next(held):
                    sync_ledger(self._desk.ledger, self._desk.settings, trusting=True)
                    self._desk.forget()
                self.fault = ""
            except Exception as error:  # nobody waits for this thread: what ends it is told on every page
                self.fault = str(error)
                _LOG.exception("the store could not be brought up to date")
                with self._mutex:
                    self._let_go(held)

    def _hold(self, held: ExitStack) -> None:
        end = time.monotonic() + LONG_PATIENCE
        while not self._has_turn(held, last=time.monotonic() >= end):
            time.sleep(0.1)
        with self._mutex:
            self._holding = True

    def _next(self, held: ExitStack) -> bool:
        """Whether something was written since; if not, the folder's lock is let go before anybody writes again."""
        with self._mutex:
            if not self._wanted:
                self._let_go(held)
                return False
            self._wanted = False
            return True

    def _let_go(self, held: ExitStack) -> None:
        self._holding = self._working = False
        held.close()
