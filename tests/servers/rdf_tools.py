"""Two RDF parsers that are not ours and not Python's: Apache Jena's riot and Raptor's rapper."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import rdflib

from ontology.errors import DealgraphError
from tests.servers.jars import jars
from tests.servers.java import java

FileCheck = Callable[..., None]
"""Reads files (each a Path) and raises AssertionError with the tool's own words where it finds a fault in one."""

ShaclCheck = Callable[[Path, Path], set[tuple[str, str, str]]]
"""Holds a file against shapes; gives each result's focus, path and the local name of its shape."""

_FILE_NAME = re.compile(r"INFO +riot +:: File: ")

RAPTOR_NAMES = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig", ".rdf": "rdfxml"}


def riot() -> FileCheck:
    """Jena's ``riot --validate``: syntax, IRIs and literals of Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML.

    The format is taken from a file's ending. A warning (such as a literal that its datatype does not allow) counts as
    a fault. One start of Java reads all files that are given together. Raises DealgraphError where Java, Maven or the
    jars cannot be had.
    """
    program, lib = java(), jars("jena")

    def check(*paths: Path) -> None:
        command = [program, "-Xmx512m", "-cp", f"{lib}/*", "riotcmd.riot", "--validate"]
        _run([*command, *map(str, paths)], paths, quiet=True)

    return check


def jena_shacl() -> ShaclCheck:
    """Jena's ``shacl validate``. Raises DealgraphError where Java, Maven or the jars cannot be had."""
    program, lib = java(), jars("jena")

    def check(shapes: Path, data: Path) -> set[tuple[str, str, str]]:
        command = [program, "-Xmx512m", "-cp", f"{lib}/*", "shacl.shacl", "validate"]
        command += ["--shapes", str(shapes), "--data", str(data)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        if done.stderr.strip() or not done.stdout.strip():
            raise AssertionError(f"{data}: shacl exit code {done.returncode}: {(done.stderr + done.stdout)[:2000]}")
        report = rdflib.Graph().parse(data=done.stdout, format="turtle")
        sh = rdflib.SH
        results = report.subjects(rdflib.RDF.type, sh.ValidationResult)
        return {
            (
                str(report.value(result, sh.focusNode) or ""),
                str(report.value(result, sh.resultPath) or ""),
                str(report.value(result, sh.sourceShape)).rsplit("#", 1)[-1],
            )
            for result in results
        }

    return check


def rapper() -> FileCheck:
    """Raptor's ``rapper --count``, the format by the file's ending (RAPTOR_NAMES).

    Raises DealgraphError where it is not installed.
    """
    program = shutil.which("rapper")
    if program is None:
        remedy = "Install Raptor's tools (Debian: apt-get install raptor2-utils; Homebrew: brew install raptor)."
        raise DealgraphError("rapper is missing", where="PATH", remedy=remedy)

    def check(*paths: Path) -> None:
        for path in paths:
            command = [program, "--quiet", "--count", "--input", RAPTOR_NAMES[path.suffix], str(path)]
            _run(command, (path,), quiet=False)

    return check


def _run(command: list[str], paths: tuple[Path, ...], *, quiet: bool) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=300)
    told = (done.stdout + done.stderr).strip()
    # Of several files riot tells the name of each before its faults, which is none of them.
    faults = [line for line in told.splitlines() if not _FILE_NAME.search(line)]
    if done.returncode != 0 or (quiet and faults):
        files = ", ".join(path.name for path in paths)
        raise AssertionError(f"{files}: {Path(command[0]).name} exit code {done.returncode}: {told[:2000]}")
