"""Exports made small: gzip or Zstandard, with nothing in their heads that differs from one day to the next."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import IO

import zstandard


class Compression(StrEnum):
    """How a file is compressed."""

    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"

    @property
    def ending(self) -> str:
        """What the file's name ends with."""
        return {Compression.NONE: "", Compression.GZIP: ".gz", Compression.ZSTD: ".zst"}[self]


def compression_of(name: str) -> Compression:
    """The compression that the ending of a file's name tells."""
    return next((kind for kind in (Compression.GZIP, Compression.ZSTD) if name.endswith(kind.ending)), Compression.NONE)


@contextmanager
def compressed(out: IO[bytes], kind: Compression) -> Iterator[IO[bytes]]:
    """Where to write what is to be compressed into `out`, which stays open."""
    if kind is Compression.GZIP:
        # No file name and no moment: gzip would write both into its head.
        with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0) as file:
            yield file  # type: ignore[misc]  # a GzipFile is written like any file
    elif kind is Compression.ZSTD:
        with zstandard.ZstdCompressor().stream_writer(out, closefd=False) as file:
            yield file
    else:
        yield out


@contextmanager
def decompressed(source: IO[bytes], kind: Compression) -> Iterator[IO[bytes]]:
    """What was compressed into `source`; `ValueError` or `OSError` while reading it where it was not."""
    if kind is Compression.GZIP:
        with gzip.GzipFile(fileobj=source, mode="rb") as file:
            yield file  # type: ignore[misc]  # and read like any file
    elif kind is Compression.ZSTD:
        try:
            with zstandard.ZstdDecompressor().stream_reader(source, closefd=False) as file:
                yield file
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from error
    else:
        yield source
