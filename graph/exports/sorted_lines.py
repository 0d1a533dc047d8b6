"""Lines in the order of their bytes, each once, in bounded memory: what does not fit waits in temporary files.

Lines are handled in blocks: `sorted` merges what is in order already, and does so in C.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from types import TracebackType
from typing import IO

MOST = 1 << 20
"""Lines that are sorted at once, some 250 MB: what some hundred articles say is sorted at once."""

_JOINED = 1 << 15
"""Lines that are written at once."""

_READ = 1 << 24
"""Bytes that are held of all files together while they are merged."""


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
                self._sorted = _in_order(batch)  # nearly always all there is
                self.count = len(self._sorted)
                return
            runs.append(self._file([_in_order(batch)]))
            del batch
        if runs:
            self._merged = self._file(_merged(runs))

    def _file(self, blocks: Iterable[list[bytes]]) -> IO[bytes]:
        file: IO[bytes] = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        self.count = 0
        for block in blocks:
            for start in range(0, len(block), _JOINED):
                file.write(b"\n".join(block[start : start + _JOINED]) + b"\n")
            self.count += len(block)
        return file

    def blocks(self, more: Iterable[bytes] = ()) -> Iterator[list[bytes]]:
        """All lines and a few more, in order and in blocks, of which none is empty; the count stays."""
        left = sorted(set(more))
        for block in self._blocks():
            cut = bisect_right(left, block[-1])
            yield sorted({*block, *left[:cut]}) if cut else block
            left = left[cut:]
        if left:
            yield left

    def _blocks(self) -> Iterator[list[bytes]]:
        if self._merged is not None:
            yield from _read(self._merged, _READ)
        elif self._sorted:
            yield self._sorted

    def __iter__(self) -> Iterator[bytes]:
        for block in self._blocks():
            yield from block

    def __enter__(self) -> SortedLines:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._files.close()


def _read(file: IO[bytes], size: int) -> Iterator[list[bytes]]:
    """The file's lines in blocks of about so many bytes."""
    file.seek(0)
    while found := file.read(size):
        yield (found + file.readline()).rstrip(b"\n").split(b"\n")


def _in_order(lines: Iterable[bytes]) -> list[bytes]:
    # Not by way of a set, which would throw away the order that articles' files and earlier runs have already.
    return list(dict.fromkeys(sorted(lines)))


def _upto(lines: list[bytes], cut: int) -> list[bytes]:
    return lines[:cut]


def _merged(files: list[IO[bytes]]) -> Iterator[list[bytes]]:
    """The lines of several sorted files in order, each once: as far as every file has been read, in one block."""
    size = max(1 << 12, _READ // len(files))
    readers = [_read(file, size) for file in files]
    held = [next(reader, []) for reader in readers]
    last: bytes | None = None
    while any(held):
        safe = min(block[-1] for block in held if block)
        cuts = [bisect_right(block, safe) for block in held]
        block = _in_order(chain.from_iterable(map(_upto, held, cuts)))
        if block[0] == last:
            block = block[1:]
        last = safe
        if block:
            yield block
        held = [
            block[cut:] if cut < len(block) else next(reader, [])
            for block, cut, reader in zip(held, cuts, readers, strict=True)
        ]
