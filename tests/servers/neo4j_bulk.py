"""Neo4j's own tools for much data at once, from Maven's jars: `neo4j-admin database import` and cypher-shell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.servers.bolt import Neo4jServer
from tests.servers.jars import jars
from tests.servers.java import java
from tests.servers.neo4j_commands import OPENS


def admin_import(home: Path, folder: Path) -> str:
    """Make the database `neo4j` below ``home`` from the files that ``import.args`` in the folder names."""
    (home / "conf").mkdir(parents=True, exist_ok=True)
    opens = [f"--add-opens={name}" for name in OPENS]
    command = [java(), "-Xmx512m", *opens, "-cp", f"{jars('neo4j')}/*", "org.neo4j.cli.AdminTool"]
    command += ["database", "import", "full", "neo4j", "@import.args"]
    return _run(command, folder, {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")})


def cypher_shell(server: Neo4jServer, folder: Path, *arguments: str) -> str:
    """Run cypher-shell in the folder and give what it says."""
    command = [java(), "-Xmx256m", "-cp", f"{jars('cypher-shell')}/*", "org.neo4j.shell.Main"]
    command += ["--address", server.uri, "--username", server.user, "--password", server.password]
    return _run([*command, "--database", server.database, *arguments], folder, {})


def _run(command: list[str], folder: Path, extra: dict[str, str]) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **extra},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )
    told = done.stdout + done.stderr
    assert done.returncode == 0, told[-4000:]
    return told
