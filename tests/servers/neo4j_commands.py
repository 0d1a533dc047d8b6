"""The two commands that start a Neo4j on a given loopback port: by Docker, or by Java from Maven's jars."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.servers.jars import jars
from tests.servers.java import java

IMAGE = "neo4j:5.26"


@dataclass(frozen=True, slots=True)
class Release:
    """A Neo4j among Maven's jars: the pom that names them, what starts it, and the oldest Java that it runs on."""

    pom: str
    main: str
    oldest_java: int


LASTING = Release("neo4j", "org.neo4j.server.CommunityEntryPoint", 17)
"""5.26, which is supported for years."""

NEWEST = Release("neo4j-newest", "org.neo4j.server.Neo4jCommunity", 21)
"""The newest one that Maven Central has."""

# Java 17 closes these packages to reflection; Neo4j's own start script opens them with the same options.
OPENS = ("java.base/java.nio=ALL-UNNAMED", "java.base/java.io=ALL-UNNAMED", "java.base/sun.nio.ch=ALL-UNNAMED")
CONF = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.directories.import=import
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
"""


def docker_has_neo4j() -> bool:
    """Whether a Docker daemon answers and has the image or can get it."""
    docker = shutil.which("docker")
    if docker is None or not _succeeds(docker, "info"):
        return False
    return _succeeds(docker, "image", "inspect", IMAGE) or _succeeds(docker, "pull", IMAGE)


def by_docker(port: int, user: str, password: str) -> list[str]:
    """Runs in the foreground and hands signals on, so that ending the command ends and removes the container."""
    publish, auth = f"127.0.0.1:{port}:7687", f"NEO4J_AUTH={user}/{password}"
    return ["docker", "run", "--rm", "--publish", publish, "--env", auth, IMAGE]


def by_java(port: int, home: Path, release: Release = LASTING) -> list[str]:
    """Writes the configuration below ``home``. Raises DealgraphError where Java, Maven or the jars cannot be had."""
    program, lib = java(release.oldest_java), jars(release.pom)
    conf = home / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    (conf / "neo4j.conf").write_text(CONF.format(port=port), encoding="utf-8")
    options = ["-Xmx512m", "-cp", f"{lib}/*", *(f"--add-opens={name}" for name in OPENS)]
    return [program, *options, release.main, f"--home-dir={home}", f"--config-dir={conf}"]


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL).returncode == 0
