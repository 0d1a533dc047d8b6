"""Make the next item while the one before it is in use: rows for a store are made while it works on others."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def made_ahead(items: Iterable[T]) -> Generator[T]:
    """The items in their order, one made ahead by another thread. What the making raises is raised here."""
    left = iter(items)
    end = object()
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, left, end)
        while (item := coming.result()) is not end:
            coming = maker.submit(next, left, end)
            yield item  # type: ignore[misc]  # it is no T at the end alone, which was asked
