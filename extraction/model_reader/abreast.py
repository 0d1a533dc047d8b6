"""Doing several things at a time, none of which holds up the end of the program."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def abreast(work: Callable[[T], R], things: Sequence[T], number: int) -> list[R]:
    """What the work makes of each thing, so many at a time.

    Who is interrupted waits for none: a pool of the standard library would wait until the slowest server has answered.
    """
    if len(things) < 2 or number < 2:
        return [work(thing) for thing in things]
    made: list[Future[R]] = [Future() for _ in things]
    todo: SimpleQueue[tuple[T, Future[R]]] = SimpleQueue()
    for pair in zip(things, made, strict=True):
        todo.put(pair)
    stopped = threading.Event()

    def take_turns() -> None:
        while not stopped.is_set():
            try:
                thing, future = todo.get_nowait()
            except Empty:
                return
            try:
                future.set_result(work(thing))
            except BaseException as error:  # is raised again where the result is asked for
                future.set_exception(error)

    try:
        for _ in range(min(number, len(things))):
            threading.Thread(target=take_turns, daemon=True).start()
        return [future.result() for future in made]
    finally:
        stopped.set()
