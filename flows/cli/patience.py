"""Waiting for a store's answer, which may take hours: a person, or a time limit, can give it up at any moment."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import NoReturn, TypeVar

from flows.cli.guarded import FAILED, INTERRUPTED, say

Answer = TypeVar("Answer")


def answered(ask: Callable[[], Answer], seconds: float | None) -> Answer:
    """What ``ask`` gives or raises. After so many seconds, or at Ctrl-C, the process ends with a sentence.

    A driver that is interrupted first waits for the store to end the query, and the embedded store, a part of this
    process, ends when the query does. So neither is asked: the process leaves without any closing. Neo4j stops a query
    whose client has gone. The embedded store undoes a write that was not finished when it is opened again, as after a
    crash.
    """
    answers: list[Answer] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            answers.append(ask())
        except BaseException as error:  # raised again below, where whoever asked is
            faults.append(error)

    # In a thread of its own, since the main one is where Python raises KeyboardInterrupt.
    worker = threading.Thread(target=work, daemon=True)
    try:
        worker.start()
        worker.join(seconds)
    except KeyboardInterrupt:
        _leave("Interrupted: the query was given up.", INTERRUPTED)
    if worker.is_alive():
        _leave(f"query: there was no answer within {seconds:g} s. Ask for less, or raise --timeout.", FAILED)
    if faults:
        raise faults[0]
    return answers[0]


def _leave(sentence: str, code: int) -> NoReturn:
    say(sentence)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
