"""The names that a data folder knows: those of the package, and those that were imported into the folder.

`ontology.catalogue` has the package's. What is imported lies in `catalogue/` of the data folder, one Turtle file an
import, and is known there from the next command on and nowhere else.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from ontology.catalogue import Catalogue, load_catalogue
from ontology.errors import DealgraphError

Held: TypeAlias = tuple[tuple[str, bytes], ...]

FOLDER = "catalogue"
"""Where a data folder keeps the names that were imported into it."""


def catalogue_of(data: Path) -> Catalogue:
    """The catalogue by which the articles of the data folder are read, whether the folder is there yet or not."""
    files = imported_files(data)
    if not files:
        return load_catalogue()
    # What the files hold is read again when they have changed, and not by every part of one command.
    return _loaded(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files))


def imported_files(data: Path) -> tuple[Path, ...]:
    """The files of imported names, sorted."""
    return tuple(sorted((data / FOLDER).glob("*.ttl")))


def imported_names(data: Path) -> Held:
    """What these files hold, by their names: for those who read the folder's articles on other machines."""
    return tuple((path.name, path.read_bytes()) for path in imported_files(data))


def names_path(data: Path, name: str) -> Path:
    """The file of the import of that name; `DealgraphError` for a name that may lead elsewhere."""
    if not name.replace("-", "").replace("_", "").isalnum():
        raise DealgraphError(
            f"{name!r} cannot be the name of imported names", where="--catalogue", remedy="Use letters and digits."
        )
    return data / FOLDER / f"{name}.ttl"


@lru_cache(maxsize=4)
def _loaded(files: tuple[tuple[Path, int, int], ...]) -> Catalogue:
    return load_catalogue(*(path for path, _, _ in files))
