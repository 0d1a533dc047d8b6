"""The data folder's format: how it is told, checked and brought up to date."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.atomic import write_bytes
from graph.lock import writing
from ontology.errors import DealgraphError

FIRST, FORMAT = 1, 1
"""The first format that there ever was, and the one that this version reads and writes."""

FILE = "FORMAT"

ARTICLES, RUNS = "ledger/articles", "ledger/runs"
"""Where a data folder keeps its articles and its runs. The first is there from the start, so that a folder without
it is known to be damaged and not taken for one without articles."""

STEPS: dict[int, Callable[[Path], None]] = {}
"""For each format from `FIRST` to the one before `FORMAT`, what turns a folder of it into one of the next.

A step may be killed and is then done again, so that doing half of it and then all of it must be doing it once; it
writes by `graph.atomic` and leaves FORMAT alone."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a data folder tells of itself: its format, the program that wrote it, and the name of its ledger.

    ``ledger`` is made by chance with the folder and tells two ledgers apart that write into one store. It is the
    folder's own bookkeeping: nothing that is read from articles, and no export, holds it.
    """

    number: int
    made_by: str
    ledger: str


def made_by() -> str:
    """This program and its version."""
    try:
        return f"dealgraph {version('dealgraph')}"
    except PackageNotFoundError:
        return "dealgraph"


def check(folder: Path, *, create: bool) -> None:
    """Accept a folder of this format; make a new one of a missing or empty folder where `create`."""
    if (folder / FILE).exists():
        found = check_readable(folder)
        if found.number < FORMAT:
            raise DealgraphError(
                f"has format {found.number}, written by {found.made_by}, and {made_by()} reads format {FORMAT}",
                where=str(folder),
                remedy="Make a copy with `dealgraph backup`, then run `dealgraph migrate`.",
            )
        if not (folder / ARTICLES).is_dir():
            raise DealgraphError(
                f"is damaged: {FILE} is there and {ARTICLES} is not",
                where=str(folder),
                remedy="Put a backup in its place with `dealgraph restore FILE --force`, or delete the folder and "
                "ingest the articles again.",
            )
        return
    _refuse(folder, missing_too=not create)
    (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
    _write(folder, FORMAT, secrets.token_hex(10))


def check_readable(folder: Path) -> Format:
    """Accept a data folder of this or an older format, which is all that a backup or a migration needs."""
    if not (folder / FILE).exists():
        _refuse(folder, missing_too=True)
    found = _read(folder)
    if found.number > FORMAT:
        raise DealgraphError(
            f"has format {found.number}, written by {found.made_by}, and {made_by()} reads format {FORMAT}",
            where=str(folder),
            remedy="Install the newer dealgraph, or name another data folder.",
        )
    return found


def read_format(folder: Path) -> tuple[int, str]:
    """The number of the folder's format and the program that wrote it."""
    found = _read(folder)
    return found.number, found.made_by


def ledger_name(folder: Path) -> str:
    """The name of the folder's ledger, given to one that has none yet; "" where there is no data folder."""
    if not (folder / FILE).exists():
        return ""
    found = _read(folder)
    if found.ledger:
        return found.ledger
    name = secrets.token_hex(10)
    _write(folder, found.number, name)
    return name


def migrate(folder: Path) -> tuple[int, ...]:
    """Bring a data folder to this version's format, step by step; give the formats it went through.

    Each step is followed by a new FORMAT file, so an interrupted migration goes on where it stopped.
    """
    check_readable(folder)  # before the lock, whose file would be left in a folder of other things
    passed = []
    with writing(folder, "dealgraph migrate"):
        found = check_readable(folder)
        for number in range(found.number, FORMAT):
            if number not in STEPS:
                raise DealgraphError(
                    f"has format {number}, written by {found.made_by}, from which {made_by()} knows no way to {FORMAT}",
                    where=str(folder),
                    remedy=f"Install the dealgraph that followed {found.made_by} and migrate with it first.",
                )
            STEPS[number](folder)
            _write(folder, number + 1, found.ledger)
            passed.append(number)
    return tuple(passed)


def _refuse(folder: Path, *, missing_too: bool) -> None:
    """Tell why this is no data folder; a missing or an empty folder is refused only where `missing_too`."""
    if folder.exists() and not folder.is_dir():
        raise DealgraphError("is a file and not a data folder", where=str(folder), remedy="Name a folder.")
    if folder.exists() and any(folder.iterdir()):
        raise DealgraphError(
            f"is not empty and no data folder of dealgraph: it has no file {FILE}",
            where=str(folder),
            remedy="Name an empty or a new folder.",
        )
    if missing_too:
        raise DealgraphError(
            "there is no data folder", where=str(folder), remedy="Run `dealgraph ingest` first, or name another folder."
        )


def _read(folder: Path) -> Format:
    path = folder / FILE
    try:
        content = json.loads(path.read_bytes())
        number = content["format"]
        if type(number) is not int or number < FIRST:  # a bool is an int, too, and 1.9 would be cut to 1
            raise ValueError(f"{number!r} is none, the first was {FIRST}")
        return Format(number, str(content.get("made_by", "an unknown version")), str(content.get("ledger", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DealgraphError(
            f"does not tell a format: {error}", where=str(path), remedy="Restore the folder from a backup."
        ) from error


def _write(folder: Path, number: int, ledger: str) -> None:
    line = json.dumps({"format": number, "made_by": made_by(), "ledger": ledger}) + "\n"
    write_bytes(folder / FILE, line.encode())
