"""The command as a process of its own, as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment for a child, without settings of dealgraph or Neo4j that a developer may have.

    Children may keep what they compile, as it costs each of them seconds to do it again.
    """
    unwanted = ("DEALGRAPH_", "NEO4J_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **changes}


def command_line(*arguments: object) -> list[str]:
    """The command as a list for `subprocess`."""
    return [sys.executable, "-c", "from flows.cli import main; main()", *map(str, arguments)]


def dealgraph(*arguments: object, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        command_line(*arguments),
        cwd=cwd,
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def articles_below(data: Path) -> dict[str, tuple[bytes, int]]:
    """The content and the time of change of every article's file in a data folder."""
    files = sorted((data / "ledger" / "articles").glob("*/*.nq"))
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
