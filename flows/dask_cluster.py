"""The workers of a Dask cluster read; the ledger is written by the run that asks them, and nowhere else.

Batches go out before they are asked for, so that the workers read while the ledger is written, but not all at once: a
large corpus would else lie in memory twice. What comes back is taken in the order in which it went out.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TypeAlias

from distributed import Client, Future, KilledWorker

from flows.sources import Fault, Skipped
from flows.worker import Models, Unable, extractor_here, names_here, read_batch
from graph.known_names import Held
from ontology.errors import DealgraphError
from ontology.records import RawArticle, Reading

AHEAD = 3
"""Batches that are on their way for each worker: one that it reads, and two so that it never waits."""
PATIENCE = 30.0
"""Seconds for the scheduler to answer, and then for the first worker to come."""
LOADING = 600.0
"""Seconds for the workers to load what they read with; one that hangs must not hold the run for ever."""

_GONE = (OSError, CancelledError, TimeoutError)
"""What the client raises where the scheduler is no longer there."""
_TALKATIVE = ("distributed", "distributed.client", "distributed.comm", "distributed.core")

_OTHERWISE = (ImportError, AttributeError)
"""What comes of a call to a worker without dealgraph, or with another version of it."""
_INSTALL = "Install this version of dealgraph, with the same models, in the workers' environment."

_Found: TypeAlias = "Future[tuple[Reading | Skipped, ...] | str | Unable]"
_Sent: TypeAlias = tuple[Sequence[RawArticle], _Found]


class OnDask:
    """Readers on the workers of a scheduler, once so many are there; others may come later.

    ``digest`` is that of the extractor whose results are asked for, ``names`` what was imported into its data folder.
    """

    def __init__(self, address: str, models: Models, digest: str, *, names: Held = (), at_least: int = 1) -> None:
        for name in _TALKATIVE:  # of each lost connection, on stderr; what came of it is in the error
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._address, self._models, self._digest = address, models, digest
        try:
            self._client = _connected(address)
        except (OSError, TimeoutError, ValueError) as error:
            raise self._broken(
                "no Dask scheduler answers", "Start one with `dask scheduler`, or name another."
            ) from error
        try:
            told = self._loaded(models, names, at_least)
            self._width = len(told)
            self._refuse_others({worker: found for worker, found in told.items() if found != digest})
            self._names = self._client.submit(names_here, names, pure=False)
        except BaseException:
            self.close()
            raise

    def read(self, batches: Iterable[Sequence[RawArticle]]) -> Iterator[Iterable[Reading | Skipped]]:
        """What the workers read from each batch. A batch of which several workers died waits in quarantine."""
        sent: deque[_Sent] = deque()
        try:
            for batch in batches:
                sent.append((batch, self._sent(batch)))
                if len(sent) >= AHEAD * self._width:
                    yield self._taken(sent)
            while sent:
                yield self._taken(sent)
        finally:
            with suppress(*_GONE):
                self._client.cancel([future for _, future in sent])

    def prepare(self) -> None:
        """The workers have loaded what they need; this process needs none of it."""

    def close(self) -> None:
        """Let go of the scheduler; it and its workers stay."""
        if self._client.status == "closed":
            return
        with suppress(*_GONE):
            self._client.close(timeout=PATIENCE)

    def _loaded(self, models: Models, names: Held, at_least: int) -> dict[str, object]:
        """What each worker says that it reads with, or why it cannot."""
        try:
            self._client.wait_for_workers(at_least, timeout=PATIENCE)
        except TimeoutError as error:
            remedy = f"Start some with `dask worker {self._address}`, where dealgraph is installed."
            raise self._broken("the Dask scheduler has no worker", remedy) from error
        try:
            told: dict[str, object] = self._client.sync(
                self._client.run, extractor_here, models, names, on_error="return", callback_timeout=LOADING
            )
        except TimeoutError as error:
            remedy = "Look which one hangs, and stop it."
            raise self._broken(f"the workers have not loaded their models within {LOADING:g} s", remedy) from error
        return told

    def _sent(self, batch: Sequence[RawArticle]) -> _Found:
        with self._watched():
            return self._client.submit(read_batch, self._models, self._names, self._digest, batch, pure=False)

    def _taken(self, sent: deque[_Sent]) -> Iterable[Reading | Skipped]:
        batch, future = sent.popleft()
        try:
            with self._watched():
                found = future.result()
        except KilledWorker as error:
            reason = f"the workers that read it or its neighbours died ({error.last_worker.address} was the last)"
            return [Skipped(raw.source, reason, Fault.PASSING) for raw in batch]
        except _OTHERWISE as error:
            found = Unable(str(error))
        if not isinstance(found, tuple):
            self._refuse_others({"a worker that came later": found})
            return ()
        return found

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except _GONE as error:
            remedy = "What was written stays whole; run the same command again when it is up."
            raise self._broken("the Dask scheduler has gone", remedy) from error

    def _refuse_others(self, others: Mapping[str, object]) -> None:
        if not others:
            return
        worker, found = min(others.items(), key=lambda other: other[0])
        if isinstance(found, Unable):
            raise self._broken(f"{worker} cannot read: {found.what.rstrip('.')}", found.remedy or _INSTALL)
        if isinstance(found, BaseException):
            raise self._broken(f"{worker} cannot load dealgraph ({found})", _INSTALL)
        told = f"{worker} would read other things: its extractor is {found}, ours {self._digest}"
        raise self._broken(told, _INSTALL)

    def _broken(self, what: str, remedy: str) -> DealgraphError:
        return DealgraphError(what, where=self._address, remedy=remedy)


def _connected(address: str) -> Client:
    """A client of the scheduler, made in two steps so that it can be closed where no scheduler answers.

    Else that is left to the garbage collector, which may come while another client starts and holds the lock that
    closing takes, too: then the process waits for itself for ever.
    """
    client = Client.__new__(Client)
    try:
        Client.__init__(client, address, timeout=PATIENCE, set_as_default=False)
    except BaseException:
        with suppress(Exception):  # of the two errors, why it could not be made is the one that tells something
            client.close(timeout=PATIENCE)
        raise
    return client
