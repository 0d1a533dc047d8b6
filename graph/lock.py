"""One writer at a time: a lock on the data folder that tells who holds it and that a killed process lets go."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import DealgraphError

FILE = "lock"
_INSTANT = 0.05
"""Seconds."""


@contextmanager
def writing(folder: Path, command: str, *, held: str = "is being written by") -> Iterator[None]:
    """Hold the folder's lock; `command` is what the next one is told that this process is doing.

    `held` are the words in which the next one is told, before who holds it.

    `flock` belongs to the open file and ends with the process, so a lock is never left behind by a killed one.
    """
    path = folder / FILE
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle)
        except BlockingIOError as error:
            raise _taken(path, held) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps({"pid": os.getpid(), "command": command}).encode(), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    """Take the lock; who only asks whether somebody has it holds it for an instant, which is waited for."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        time.sleep(_INSTANT)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _taken(path: Path, held: str) -> DealgraphError:
    try:
        holder = json.loads(path.read_bytes())
        who = f"process {holder['pid']} ({holder['command']})"
    except (ValueError, KeyError, TypeError):
        who = "another process"
    return DealgraphError(
        f"{held} {who}",
        where=str(path.parent),
        remedy="Wait until it has finished, or stop it, and try again.",
    )
