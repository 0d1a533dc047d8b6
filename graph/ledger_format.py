"""The data folder's format: how it is told, checked and brought up to date."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.atomic import write_bytes
from graph.lock import writing
from ontology.errors import DealgraphError

FORMAT = 1
"""The format that this version reads and writes."""

FILE = "FORMAT"

STEPS: dict[int, Callable[[Path], None]] = {}
"""For each older format, what turns it into the next one."""


def made_by() -> str:
    """This program and its version."""
    try:
        return f"dealgraph {version('dealgraph')}"
    except PackageNotFoundError:
        return "dealgraph"


def check(folder: Path, *, create: bool) -> None:
    """Accept a folder of this format; make a new one of a missing or empty folder where `create`."""
    if (folder / FILE).exists():
        found, maker = read_format(folder)
        if found > FORMAT:
            raise DealgraphError(
                f"has format {found}, written by {maker}, and {made_by()} reads format {FORMAT}",
                where=str(folder),
                remedy="Install the newer dealgraph, or name another data folder.",
            )
        if found < FORMAT:
            raise DealgraphError(
                f"has format {found}, written by {maker}, and {made_by()} reads format {FORMAT}",
                where=str(folder),
                remedy="Make a copy with `dealgraph backup`, then run `dealgraph migrate`.",
            )
        return
    if folder.exists() and not folder.is_dir():
        raise DealgraphError("is a file and not a data folder", where=str(folder), remedy="Name a folder.")
    if folder.exists() and any(folder.iterdir()):
        raise DealgraphError(
            "is not empty and no data folder of dealgraph: it has no file FORMAT",
            where=str(folder),
            remedy="Name an empty or a new folder.",
        )
    if not create:
        raise DealgraphError(
            "there is no data folder", where=str(folder), remedy="Run `dealgraph ingest` first, or name another folder."
        )
    write_format(folder, FORMAT)


def read_format(folder: Path) -> tuple[int, str]:
    """The number of the folder's format and the program that wrote it."""
    path = folder / FILE
    try:
        content = json.loads(path.read_bytes())
        return int(content["format"]), str(content.get("made_by", "an unknown version"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DealgraphError(
            f"does not tell a format: {error}", where=str(path), remedy="Restore the folder from a backup."
        ) from error


def write_format(folder: Path, number: int) -> None:
    """Say that the folder is of this format."""
    line = json.dumps({"format": number, "made_by": made_by()}) + "\n"
    write_bytes(folder / FILE, line.encode())


def migrate(folder: Path) -> tuple[int, ...]:
    """Bring a data folder to this version's format, step by step; give the formats it went through.

    Each step is followed by a new FORMAT file, so an interrupted migration goes on where it stopped.
    """
    passed = []
    with writing(folder, "dealgraph migrate"):
        found, maker = read_format(folder)
        if found > FORMAT:
            check(folder, create=False)
        while found < FORMAT:
            if found not in STEPS:
                raise DealgraphError(
                    f"has format {found}, written by {maker}, from which {made_by()} knows no way to {FORMAT}",
                    where=str(folder),
                    remedy=f"Install the dealgraph that followed {maker} and migrate with it first.",
                )
            STEPS[found](folder)
            passed.append(found)
            found += 1
            write_format(folder, found)
    return tuple(passed)
