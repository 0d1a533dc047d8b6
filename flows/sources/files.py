"""The files behind the paths that a person names: folders opened, sorted, each file once, loops not followed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.sources.base import Fault, Skipped
from flows.sources.own_files import is_data_folder
from flows.sources.registry import READERS

OWN_FOLDER = "it is a data folder of dealgraph, which holds no sources; name the folder of the articles"


def files(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """All files of the paths, in sorted order within each folder; hidden ones in folders are passed over.

    A file that is named, or found, twice comes once. What cannot be had comes as ``Skipped``.
    """
    seen: set[Path] = set()
    for path in paths:
        try:
            real = path.resolve(strict=True)
        except FileNotFoundError:
            yield Skipped(str(path), "there is no such file or folder; check the path", Fault.NO_ARTICLE)
            continue
        except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, until Python 3.12
            yield Skipped(str(path), _unreadable(error), _fault(error))
            continue
        if real.is_dir() and is_data_folder(real):
            yield Skipped(str(path), OWN_FOLDER, Fault.NO_ARTICLE)
            continue
        for found in _below(path, (real,)) if real.is_dir() else (path,):
            if isinstance(found, Skipped):
                yield found
            elif (target := found.resolve()) not in seen:
                seen.add(target)
                yield found


def _below(folder: Path, inside: tuple[Path, ...]) -> Iterator[Path | Skipped]:
    """The files of a folder and its folders; ``inside`` are the real paths of the folders that led here."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  # listdir keeps names that are no valid text; we sort them
    except OSError as error:
        yield Skipped(str(folder), _unreadable(error), _fault(error))
        return
    empty = True
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        empty = False
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            yield Skipped(str(path), _unreadable(error), _fault(error))
            continue
        if not real.is_dir():
            yield path
        elif is_data_folder(real):
            yield Skipped(str(path), OWN_FOLDER, Fault.NO_ARTICLE)
        elif real in inside:
            reason = f"the link leads back to {real}, which would never end; it was not followed"
            yield Skipped(str(path), reason, Fault.NO_ARTICLE)
        else:
            yield from _below(path, (*inside, real))
    if empty and len(inside) == 1:
        reason = f"the folder holds no files; put articles there ({', '.join(READERS)})"
        yield Skipped(str(folder), reason, Fault.NO_ARTICLE)


def _fault(error: OSError | RuntimeError) -> Fault:
    """A file that may not be read may be an article; a link to nowhere is none."""
    is_link = isinstance(error, FileNotFoundError | RuntimeError) or getattr(error, "errno", None) == 40
    return Fault.NO_ARTICLE if is_link else Fault.PASSING


def _unreadable(error: OSError | RuntimeError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the link leads to a file that does not exist; correct or remove it"
    if isinstance(error, RuntimeError) or getattr(error, "errno", None) == 40:  # ELOOP
        return "the link leads back to itself; correct or remove it"
    return f"it cannot be read ({error.strerror}); check its rights" if isinstance(error, OSError) else str(error)
