"""A data folder in one file and back: `tar.gz` with fixed metadata, so that the same ledger gives the same bytes."""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
import tempfile
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from graph import ledger_format
from graph.atomic import sync_folder, write_bytes
from graph.lock import writing
from ontology.errors import DealgraphError

PARTS = ("ledger", "judgements")
"""The folders that a backup holds beside FORMAT. The Cypher store is left out: it is rebuilt from the ledger, and its
passwords are for this machine only."""


def backup(folder: Path, file: Path) -> Path:
    """Write the folder's FORMAT, articles and runs into `file`; refuse while someone writes to the folder."""
    ledger_format.check(folder, create=False)
    with writing(folder, "dealgraph backup"):
        packed = io.BytesIO()
        with (
            # mtime=0 and no file name: gzip would write the moment and the name into its head.
            gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=0) as zipped,
            tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            for path in _members(folder):
                info = tarfile.TarInfo(path.relative_to(folder).as_posix())
                content = path.read_bytes()
                info.size, info.mode, info.mtime = len(content), 0o644, 0
                archive.addfile(info, io.BytesIO(content))
    try:
        write_bytes(file, packed.getvalue())
    except OSError as error:
        raise DealgraphError(f"cannot be written: {error.strerror}", where=str(file)) from error
    return file


def restore(file: Path, folder: Path, *, force: bool = False) -> Path:
    """Unpack a backup into `folder`, which must be new or empty; with `force` it may be a data folder of dealgraph.

    The backup is unpacked beside it and then renamed into its place. Where that fails, what was there is put back.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / ledger_format.FILE).is_file():
            raise DealgraphError(
                "holds other things than a dealgraph", where=str(folder), remedy="Name a new or empty folder."
            )
        if not force:
            raise DealgraphError(
                "is not empty", where=str(folder), remedy="Name a new folder, or use --force to replace what is there."
            )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        if (folder / ledger_format.FILE).exists():
            stack.enter_context(writing(folder, "dealgraph restore"))
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        stack.callback(shutil.rmtree, beside, ignore_errors=True)
        fresh = beside / "new"
        fresh.mkdir()
        _unpack(file, fresh)
        ledger_format.check(fresh, create=False)
        _put_in_place(fresh, folder, beside / "old")
        sync_folder(folder.parent)
    return folder


def _put_in_place(fresh: Path, folder: Path, old: Path) -> None:
    """Rename `fresh` to `folder`; what was there goes to `old`, and comes back where the second rename fails."""
    was_there = folder.exists()
    if was_there:
        folder.replace(old)
    try:
        fresh.replace(folder)
    except OSError as error:
        if was_there:
            old.replace(folder)
        raise DealgraphError(
            f"cannot be put in place: {error.strerror}", where=str(folder), remedy="Nothing was changed; try again."
        ) from error


def _members(folder: Path) -> list[Path]:
    found = [path for part in PARTS for path in (folder / part).rglob("*") if path.is_file() and path.suffix != ".part"]
    return [folder / ledger_format.FILE, *sorted(found)]


def _unpack(file: Path, folder: Path) -> None:
    try:
        with tarfile.open(file, mode="r:gz") as archive:
            for member in archive:
                source = archive.extractfile(member) if _harmless(member) else None
                if source is None:
                    raise DealgraphError(
                        f"holds {member.name!r}, which no backup of dealgraph holds",
                        where=str(file),
                        remedy="Nothing was restored. Use a file that `dealgraph backup` wrote.",
                    )
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read())
    except (OSError, EOFError, tarfile.TarError) as error:
        raise DealgraphError(f"is no readable backup: {error}", where=str(file)) from error


def _harmless(member: tarfile.TarInfo) -> bool:
    """Whether this is a plain file whose path stays inside the folder and is one of those that backups hold."""
    parts = PurePosixPath(member.name).parts
    if not member.isreg() or ".." in parts or PurePosixPath(member.name).is_absolute():
        return False
    return parts == (ledger_format.FILE,) or (len(parts) > 1 and parts[0] in PARTS)
