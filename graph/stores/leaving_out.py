"""Import a library without another one that it would bring where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def leaving_out(name: str) -> Iterator[None]:
    """Let what is imported here find no module of that name, unless this process has imported it before."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # by which an import fails as if it were not installed
    try:
        yield
    finally:
        del sys.modules[name]
