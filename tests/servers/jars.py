"""Fetch a server's jars by Maven, once, into the project's own ``.tools`` folder."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
from pathlib import Path

from ontology.errors import DealgraphError
from tests.servers.java import REMEDY

ROOT = Path(__file__).resolve().parents[2]
POMS = Path(__file__).parent / "maven"
TOOLS = ROOT / ".tools"
PATIENCE = 900
"""Seconds that Maven may take for the jars of one server, 130 MB at most, over a slow line."""


def jars(name: str) -> Path:
    """The folder that holds the jars which ``maven/NAME-pom.xml`` names, fetched if they are not there yet.

    A stamp with the pom's digest is written last, so that a broken download is taken up again and a changed version
    is fetched anew; a file lock lets one process fetch while others wait. Raises DealgraphError where Maven is
    missing or fails.
    """
    pom = POMS / f"{name}-pom.xml"
    digest = hashlib.sha256(pom.read_bytes()).hexdigest()
    folder = TOOLS / name
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / "complete"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != digest:
            stamp.unlink(missing_ok=True)
            _fetch(pom, folder / "lib")
            stamp.write_text(digest)
    return folder / "lib"


def _fetch(pom: Path, target: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise DealgraphError("Maven is missing", where="PATH", remedy=REMEDY)
    # Jars of another version beside the right ones would shadow them; Maven's own cache makes the second copy cheap.
    shutil.rmtree(target, ignore_errors=True)
    command = [maven, "-B", "-q", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={target}"]
    remedy = "Check that Maven Central can be reached, then run it again: it goes on where it stopped."
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise DealgraphError(f"Maven fetched no jars in {PATIENCE} s", where=str(pom), remedy=remedy) from error
    if done.returncode != 0:
        told = (done.stdout + done.stderr)[-800:].strip()
        raise DealgraphError(f"Maven could not fetch the jars: {told}", where=str(pom), remedy=remedy)
