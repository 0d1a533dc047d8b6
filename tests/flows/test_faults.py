"""What goes wrong around a run, against real processes: the next run makes it good, to the byte.

A Neo4j that is killed in mid-load: `tests/contracts/test_neo4j_crash.py`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.command import articles_below, command_line, environment


@pytest.fixture
def memory_disk() -> Iterator[Path]:
    """A folder in memory where there is such a disk: hundreds of runs wait for a real one longer than they work."""
    disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        yield Path(folder)


def test_a_run_that_is_killed_at_any_change_of_a_file_is_made_good_by_the_next(memory_disk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.killed_runs", str(memory_disk)],
        env=environment(), cwd=memory_disk, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_a_disk_that_is_full_is_told_and_the_run_goes_on_when_there_is_room(
    ingested: tuple[Path, str], examples: Path, tmp_path: Path
) -> None:
    """A disk of its own in a namespace of its own, which goes with the shell."""
    (tmp_path / "disk").mkdir()
    run = " ".join(f"'{word}'" for word in command_line("ingest", examples, "--data", "disk/data", "--no-store"))
    script = f"""
        mount -t tmpfs -o size=900k tmpfs disk
        {run}; echo "first: $?" >&2
        mount -o remount,size=20m disk
        {run} || exit 1
        cp -r disk/data whole
    """
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=tmp_path, env=environment(DEALGRAPH_BATCH="1"), capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "first: 1" in done.stderr
    assert "No space left on device" in done.stderr
    assert "Check the folder's rights and free space." in done.stderr
    assert "Traceback" not in done.stderr
    held = [{name: c for name, (c, _) in articles_below(d).items()} for d in (tmp_path / "whole", ingested[0])]
    assert held[0] == held[1]
    assert not list((tmp_path / "whole").rglob("*.part"))
