"""Several questions are put at a time, and an interrupted run waits for no answer."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from extraction.model_reader.abreast import abreast
from tests.flows.command import ROOT


def test_results_come_in_the_order_of_the_things_whoever_is_first() -> None:
    both = threading.Barrier(2)

    def work(number: int) -> int:
        both.wait(10)  # passes only if two are at it at a time
        return number * number

    assert abreast(work, range(4), 2) == [0, 1, 4, 9]


def test_a_fault_is_raised_to_who_asked() -> None:
    def work(number: int) -> float:
        return 1 / number

    with pytest.raises(ZeroDivisionError):
        abreast(work, [1, 0, 1], 2)


def test_who_is_interrupted_waits_for_nobody() -> None:
    code = (
        "import signal, threading, time; from extraction.model_reader.abreast import abreast; "
        "main = threading.main_thread().ident; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "threading.Timer(0.3, signal.pthread_kill, (main, signal.SIGINT)).start(); "
        "abreast(lambda seconds: time.sleep(seconds), [60] * 8, 4)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=30)
    assert "KeyboardInterrupt" in done.stderr
