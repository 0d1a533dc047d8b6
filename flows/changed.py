"""When a file or a folder became what it is, for those who look again only at what has changed."""

from __future__ import annotations

from pathlib import Path


def changed(path: Path) -> int:
    """Its time of change in nanoseconds; 0 for what is not there, or not any more."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
