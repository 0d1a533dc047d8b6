"""One run at a time: the second waits its turn, or says who holds the folder."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from flows.turn import in_turn
from graph.ledger import Ledger
from ontology.errors import DealgraphError
from tests.flows.command import environment

HOLD = """
import sys
from pathlib import Path
from graph.ledger import Ledger
with Ledger.open(Path(sys.argv[1])).writing("dealgraph watch"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the folder until its input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_a_run_that_may_not_wait_says_who_holds_the_folder(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    with (
        held(ledger.folder) as process,
        pytest.raises(DealgraphError, match="dealgraph watch") as caught,
        in_turn(ledger, "dealgraph sync"),
    ):
        raise AssertionError("it was another's turn")
    assert str(process.pid) in caught.value.what


def test_a_scheduled_run_waits_until_the_one_before_has_ended(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    with held(ledger.folder) as process:
        assert process.stdin is not None
        Timer(1, process.stdin.close).start()
        start = time.monotonic()
        with in_turn(ledger, "dealgraph sync", patience=30):
            assert 1 <= time.monotonic() - start < 20
        with pytest.raises(DealgraphError, match="its own fault"), in_turn(ledger, "dealgraph sync", patience=30):
            raise DealgraphError("its own fault")


def test_a_scheduled_run_waits_for_no_one_that_is_killed(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    with held(ledger.folder) as process:
        Timer(1, process.kill).start()
        start = time.monotonic()
        with in_turn(ledger, "dealgraph sync", patience=30):
            assert 1 <= time.monotonic() - start < 20
