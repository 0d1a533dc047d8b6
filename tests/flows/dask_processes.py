"""A real Dask scheduler and real workers, each a process of its own that ends with the tests."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.flows.command import environment
from tests.servers.leash import __file__ as leash

DASK = str(Path(sys.executable).with_name("dask"))
PATIENCE = 120.0


@contextmanager
def scheduler(folder: Path, *, leashed: bool = True) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler, and its process."""
    told = folder / "scheduler.json"
    command = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told]
    with _process(folder, "scheduler", command, leashed=leashed) as process:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                yield json.loads(told.read_bytes())["address"], process
                return
            except (OSError, ValueError):
                assert process.poll() is None, (folder / "scheduler.log").read_text()
                assert time.monotonic() < end, "no scheduler came up"
            time.sleep(0.1)


@contextmanager
def workers(folder: Path, address: str, *names: str, leashed: bool = True) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Workers by these names, each a process with one thread. A run waits until the first of them is there."""
    with ExitStack() as stack:
        more = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder]
        yield [
            stack.enter_context(_process(folder, name, ["worker", address, "--name", name, *more], leashed=leashed))
            for name in names
        ]


@contextmanager
def _process(folder: Path, name: str, command: list[object], *, leashed: bool) -> Iterator[subprocess.Popen[bytes]]:
    line = [*((sys.executable, leash) if leashed else ()), DASK, *map(str, command)]
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            line, stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=folder,
            env=environment(DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE="false"),
        )  # fmt: skip
    try:
        yield process
    finally:
        if not leashed:
            process.kill()
        process.communicate()
