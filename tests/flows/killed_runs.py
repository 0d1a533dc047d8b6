"""Runs that die at each change of a file in turn: a program of its own, for it forks, and pytest's process has threads.

A fork takes along the locks that other threads hold, and waits for them for ever.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from extraction.pipeline import load_extractor
from flows.inputs import Paths
from flows.job import Job
from flows.quarantine import Quarantine
from flows.settings import load_settings
from tests.flows.test_job import ONE, TWO, run_through

STARTED = "2026-01-02T03:04:05.000000+00:00"
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
KILLED = 99
PATIENCE = 60
"""Seconds after which the system ends a run that hangs."""


def run_once(folder: Path) -> None:
    """A run over the folder's articles as if the clock had stood still."""
    settings = load_settings(data=folder / "data", batch=2)
    job = Job(Paths([folder / "in"], settings), settings, with_store=False)
    job.started = STARTED
    run_through(job)


def in_a_fork(folder: Path, *, dies_at: int = 0) -> int:
    """Run in a child, which is gone at its so many-th change of a file; give its exit code."""
    child = os.fork()
    if child == 0:
        code = 1
        signal.alarm(PATIENCE)
        try:
            left = [dies_at]

            def count(event: str, given: tuple[object, ...]) -> None:
                writes = (
                    event == "open" and len(given) == 3 and bool(int(str(given[2] or 0)) & (os.O_WRONLY | os.O_RDWR))
                )
                if event in CHANGES or writes:
                    left[0] -= 1
                    if left[0] == 0:
                        os._exit(KILLED)  # as kill -9: nothing is put in order

            sys.addaudithook(count)
            run_once(folder)
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def state(folder: Path) -> dict[str, object]:
    """All that a run leaves but for the records of runs and how often something was tried."""
    data = folder / "data"
    # What is remembered of the ledger's files tells when they were written.
    parts = (data / "ledger" / "runs", data / "quarantine", data / "read-with", data / "parsed")
    named = {"lock", "last-run.json", "in-step.json"}
    files = [
        path
        for path in sorted(data.rglob("*"))
        if path.is_file() and path.name not in named and not any(part in path.parents for part in parts)
    ]
    held: dict[str, object] = {str(path.relative_to(data)): path.read_bytes() for path in files}
    held["quarantine"] = [(entry.source, entry.reason) for entry in Quarantine(data).entries()]
    return held


def kill_at_every_change(disk: Path) -> int:
    """How many changes of files there were to be killed at; each time the next run made it good, to the byte.

    One article is new, one has changed, one cannot be read any more, one is as it was.
    """
    before = disk / "before"
    (before / "in").mkdir(parents=True)
    for name, text in (("a", ONE), ("b", TWO), ("c", f"{ONE}It was told on Monday.\n")):
        (before / "in" / f"{name}.txt").write_text(text)
    run_once(before)
    load_extractor().prepare()  # here, so that no child has to load again what all of them need
    (before / "in" / "a.txt").write_text(ONE.replace("10", "20"))
    (before / "in" / "c.txt").write_bytes(b"\xff")
    (before / "in" / "d.txt").write_text("Gamma Systems raised $7 million from Example Ventures in a seed round.\n")
    whole = disk / "whole"
    shutil.copytree(before, whole)
    assert in_a_fork(whole) == 0
    wanted = state(whole)
    assert len([name for name in wanted if name.startswith("ledger/articles")]) == 4
    for number in range(1, 200):
        disturbed = disk / str(number)
        shutil.copytree(before, disturbed)
        code = in_a_fork(disturbed, dies_at=number)
        if code == 0:
            return number - 1
        assert code == KILLED, f"a run that was to die at change {number} ended with {code}"
        assert in_a_fork(disturbed) == 0, f"the run after one killed at change {number} failed"
        found = {name: content for name, content in state(disturbed).items() if not name.endswith(".part")}
        assert found == wanted, f"killed at change {number}"
        shutil.rmtree(disturbed)
    raise AssertionError("a run changes more files than can be")


if __name__ == "__main__":
    print(kill_at_every_change(Path(sys.argv[1])))
