"""Lines in the order of their bytes, each once, in bounded memory: what does not fit waits in temporary files."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from types import TracebackType
from typing import IO

MOST = 1 << 19
"""Lines that are held at once, some 100 MB."""


class SortedLines:
    """The lines of the source, sorted; a line has no line end. To be closed, as it may hold files."""

    def __init__(self, source: Iterable[bytes], *, most: int = MOST) -> None:
        self._files = ExitStack()
        self._sorted: list[bytes] = []
        self._merged: IO[bytes] | None = None
        self.count = 0
        """How many different lines there are."""
        runs: list[IO[bytes]] = []
        lines = iter(source)
        while batch := list(islice(lines, most)):
            if not runs and len(batch) < most:
                self._sorted = sorted(set(batch))  # nearly always all there is
                self.count = len(self._sorted)
                return
            runs.append(self._file(sorted(set(batch))))
        if runs:
            self._merged = self._file(_each_once(heapq.merge(*map(_lines, runs))))

    def _file(self, lines: Iterable[bytes]) -> IO[bytes]:
        file: IO[bytes] = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        self.count = 0
        for line in lines:
            file.write(line + b"\n")
            self.count += 1
        return file

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._sorted) if self._merged is None else _lines(self._merged)

    def with_more(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """These lines and further ones, few of them, in order; the count stays."""
        return _each_once(heapq.merge(self, sorted(lines)))

    def __enter__(self) -> SortedLines:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._files.close()


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    for line in file:
        yield line[:-1]


def _each_once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last: bytes | None = None
    for line in lines:
        if line != last:
            yield line
            last = line
