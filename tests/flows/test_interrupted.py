"""Ctrl-C ends a command even where a library waits for a lock that nobody gives back."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from tests.flows.command import ROOT, environment

STUCK = """
import threading, time
from flows.cli.interrupted import end_in_any_case
end_in_any_case(patience=1.0)
lock = threading.Lock()
lock.acquire()
try:
    print("waiting", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    lock.acquire()
"""
ORDERLY = STUCK.replace("    lock.acquire()\n", "    time.sleep(0.2)\n    print('ended', flush=True)\n")


def interrupted(program: str) -> tuple[int, str, float]:
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment(),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "waiting\n"
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    return process.returncode, out, time.monotonic() - start


def test_what_waits_for_ever_is_ended() -> None:
    code, _, seconds = interrupted(STUCK)
    assert code == 130
    assert seconds >= 1


def test_what_ends_in_order_is_let() -> None:
    code, out, _ = interrupted(ORDERLY)
    assert (code, out) == (0, "ended\n")


def test_ctrl_c_that_is_ignored_stays_so() -> None:
    program = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + STUCK.replace("sleep(60)", "sleep(1)")
    assert interrupted(program)[0] == 0
