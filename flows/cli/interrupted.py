"""Ctrl-C ends a command, whatever a library was in the middle of.

Python raises KeyboardInterrupt between any two instructions of the main thread. Where that is right after a library
has taken a lock and before it has noted so, the lock is never given back, and whoever asks for it next waits for ever:
seen with the queue in which Prefect keeps its events.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from flows.cli.guarded import INTERRUPTED

PATIENCE = 30.0
"""Seconds that a command has from Ctrl-C on to end in order; what it writes is whole at any moment."""


def end_in_any_case(patience: float = PATIENCE) -> None:
    """From now on Ctrl-C ends this process within so many seconds. Does nothing where Ctrl-C is ignored, or without
    the clock for it, which Windows lacks."""
    if not hasattr(signal, "setitimer") or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return

    def interrupted(number: int, frame: FrameType | None) -> None:
        signal.setitimer(signal.ITIMER_REAL, patience)
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGALRM, _give_up)
    signal.signal(signal.SIGINT, interrupted)


def _give_up(number: int, frame: FrameType | None) -> None:
    """End at once, as `kill -9` would, from which the next run recovers."""
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, b"Interrupted. The same command goes on.\n")
    os._exit(INTERRUPTED)
