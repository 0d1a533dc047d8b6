"""Which state of the code a measurement was made on."""

from __future__ import annotations

import subprocess
from pathlib import Path

UNKNOWN = "not known"
"""Outside a checkout, or without git."""

ROOT = Path(__file__).resolve().parents[2]


def commit(root: Path = ROOT) -> str:
    """The checkout's commit, in short, and whether there are changes on top of it."""
    name = _git(root, "rev-parse", "--short", "HEAD")
    # Without docs/, where the benches themselves write.
    changes = _git(root, "status", "--porcelain", "--", ".", ":(exclude)docs")
    if name is None or changes is None:
        return UNKNOWN
    return f"{name} with changes" if changes else name


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
