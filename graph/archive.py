"""A data folder in one file and back: `tar.gz` with fixed metadata, so that the same ledger gives the same bytes."""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
import tempfile
import zlib
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import IO

from graph import ledger_format
from graph.article_file import damages
from graph.atomic import sync_folder, write_bytes
from graph.judgements.kept import judgement_damages
from graph.lock import writing
from ontology.errors import DealgraphError
from ontology.model import load_ontology

PARTS = ("ledger", "judgements", "quarantine", "catalogue")
"""The folders that a backup holds beside FORMAT. What is remembered of sources is left out: they are asked again. So is
the Cypher store: it is rebuilt from the ledger, and its passwords are for this machine only."""

LARGEST = 1 << 28
"""Bytes of the largest file that is restored. An article's file has some hundred thousand, and each is read into memory
to be verified."""

_CHUNK = 1 << 20


def backup(folder: Path, file: Path) -> Path:
    """Write the folder's FORMAT, articles and runs into `file`; refuse while someone writes to the folder.

    A folder of an older format is taken as it is, so that there is a copy before it is migrated.
    """
    ledger_format.check_readable(folder)
    if file.is_dir():
        remedy = f"Name a file, such as {file / 'dealgraph.tar.gz'}."
        raise DealgraphError("is a folder, and a backup is one file", where=str(file), remedy=remedy)
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

    The backup is unpacked beside it, brought to this version's format, read to the last article, and only then renamed
    into its place. Where anything fails, what was there stays or is put back.
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
    place = folder.resolve()  # a link stays one: what it leads to is replaced
    with ExitStack() as stack:
        if (folder / ledger_format.FILE).exists():
            stack.enter_context(writing(folder, "dealgraph restore"))
        beside = _room_beside(place, folder)
        fresh, old = beside / "new", beside / "old"
        stack.callback(_clear, beside, old, place)
        (fresh / ledger_format.ARTICLES).mkdir(parents=True)
        _unpack(file, fresh)
        _verify(file, fresh)
        _put_in_place(fresh, place, old)
        sync_folder(place.parent)
    return folder


def _room_beside(place: Path, folder: Path) -> Path:
    """A new folder on the disk of `place`, from which a rename leads there."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    except OSError as error:
        raise DealgraphError(
            f"nothing can be written beside it: {error.strerror}",
            where=str(folder),
            remedy="Nothing was restored. Check the rights and the free space of the folder above it.",
        ) from error


def _members(folder: Path) -> list[Path]:
    found = [path for part in PARTS for path in (folder / part).rglob("*") if path.is_file() and path.suffix != ".part"]
    return [folder / ledger_format.FILE, *sorted(found)]


def _unpack(file: Path, folder: Path) -> None:
    """Write the archive's files into the folder, and read the archive to its end, where gzip keeps its checksum."""
    try:
        with file.open("rb") as packed, gzip.GzipFile(fileobj=packed) as zipped:
            with tarfile.open(fileobj=zipped, mode="r:") as archive:
                for member in archive:
                    source = archive.extractfile(member) if _harmless(member) else None
                    if source is None:
                        raise DealgraphError(
                            f"holds {member.name!r}, which no backup of dealgraph holds",
                            where=str(file),
                            remedy="Nothing was restored. Use a file that `dealgraph backup` wrote.",
                        )
                    if (folder / member.name).exists():
                        raise tarfile.ReadError(f"it holds {member.name!r} twice")
                    with source:
                        _write(file, source, folder / member.name)
            # Where a member's head is damaged, tarfile ends as if that were the archive's end.
            while chunk := zipped.read(_CHUNK):
                if chunk.strip(b"\0"):
                    raise tarfile.ReadError("something follows its last file")
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError) as error:
        fault = getattr(error, "strerror", None) or error
        raise DealgraphError(
            f"is no readable backup: {fault}", where=str(file), remedy="Nothing was restored. Use another backup."
        ) from error


def _write(file: Path, source: IO[bytes], target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as written:
            shutil.copyfileobj(source, written, _CHUNK)
    except OSError as error:
        if error.errno is None:  # gzip's own, about the archive and not about the disk
            raise
        raise DealgraphError(
            f"cannot be unpacked: {error.strerror}",
            where=str(file),
            remedy="Nothing was restored. Check the folder's rights and free space.",
        ) from error


def _verify(file: Path, folder: Path) -> None:
    """Bring what was unpacked to this version's format and read all of it; what is wrong is told of the archive."""
    try:
        ledger_format.migrate(folder)
        ledger_format.check(folder, create=False)
    except DealgraphError as error:
        remedy = "Nothing was restored. Use another backup, or the dealgraph that wrote this one."
        raise DealgraphError(error.what, where=str(file), remedy=remedy) from error
    damaged = [*damages(folder, load_ontology()), *judgement_damages(folder)]
    if damaged:
        named = f"{damaged[0].path.relative_to(folder).as_posix()} {damaged[0].fault}"
        more = f" (and {len(damaged) - 1} more)" if len(damaged) > 1 else ""
        raise DealgraphError(
            f"holds a ledger of which {named}{more}",
            where=str(file),
            remedy="Nothing was restored. Use another backup.",
        )


def _put_in_place(fresh: Path, folder: Path, old: Path) -> None:
    """Rename `fresh` to `folder`; what was there goes to `old`, and comes back where the second rename fails."""
    try:
        if folder.exists():
            folder.replace(old)
        fresh.replace(folder)
    except OSError as error:
        raise DealgraphError(
            f"cannot be put in place: {error.strerror}", where=str(folder), remedy="Nothing was changed; try again."
        ) from error
    finally:
        if old.exists() and not folder.exists():
            _put_back(old, folder)


def _put_back(old: Path, folder: Path) -> None:
    try:
        old.replace(folder)
    except OSError as error:
        remedy = f"What was there is in {old}: rename it."
        raise DealgraphError(f"cannot be put back: {error.strerror}", where=str(folder), remedy=remedy) from error


def _clear(beside: Path, old: Path, folder: Path) -> None:
    """Remove what was made beside the folder, unless it is all that is left of what was there."""
    if folder.exists() or not old.exists():
        shutil.rmtree(beside, ignore_errors=True)


def _harmless(member: tarfile.TarInfo) -> bool:
    """Whether this is a plain file whose path stays inside the folder and is one of those that backups hold."""
    parts = PurePosixPath(member.name).parts
    if not member.isreg() or member.size > LARGEST or ".." in parts or PurePosixPath(member.name).is_absolute():
        return False
    return parts == (ledger_format.FILE,) or (len(parts) > 1 and parts[0] in PARTS)
