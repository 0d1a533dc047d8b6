"""From paths to the articles in their files, and why there are none in others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.sources.base import Fault, Note, Skipped
from flows.sources.decode import decode
from flows.sources.files import files
from flows.sources.own_files import is_exported
from flows.sources.registry import READERS
from ontology.records import RawArticle

UNREAD = "are not read"


def read_files(paths: Iterable[Path], base: Path, max_bytes: int) -> Iterator[RawArticle | Skipped | Note]:
    """What the files of the paths hold, in the order of the paths."""
    for path in files(paths):
        if isinstance(path, Skipped):
            yield path
        else:
            yield from _articles(path, source_name(path, base), max_bytes)


def source_name(path: Path, base: Path) -> str:
    """How the ledger calls a file: relative to ``base`` where it lies below, else absolute; always with slashes."""
    whole = path.absolute().resolve().as_posix() if ".." in path.parts else path.absolute().as_posix()
    start = base.absolute().as_posix().rstrip("/") + "/"
    # A name that is no valid UTF-8 comes from Python with lone surrogates, which RDF and JSON cannot hold.
    return whole.removeprefix(start).encode("utf-8", "backslashreplace").decode("utf-8")


def _articles(path: Path, source: str, max_bytes: int) -> Iterator[RawArticle | Skipped | Note]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        reason = f"files ending in {path.suffix or 'nothing'!r} {UNREAD}; known are {', '.join(READERS)}"
        if path.suffix.lower() == ".pdf":
            reason += ", such as `pdftotext FILE.pdf` writes"
        yield Skipped(source, reason, Fault.NO_ARTICLE)
        return
    if is_exported(path):
        reason = "it was written by `dealgraph export` and is no article; keep exports elsewhere"
        yield Skipped(source, reason, Fault.NO_ARTICLE)
        return
    try:
        if not path.is_file():
            yield Skipped(source, "it is not an ordinary file; hand in a file or a folder", Fault.NO_ARTICLE)
            return
        size = path.stat().st_size
        if size > max_bytes:
            yield Skipped(
                source,
                f"it has {size / 1e6:.1f} MB and the limit is {max_bytes / 1e6:g} MB; "
                "raise max_megabytes (DEALGRAPH_MAX_MEGABYTES) or split the file",
            )
            return
        content = path.read_bytes()
    except OSError as error:
        yield Skipped(source, f"it cannot be read ({error.strerror}); check its rights", Fault.PASSING)
        return
    try:
        text = decode(content)
    except ValueError as error:
        yield Skipped(source, f"{error}")
        return
    yield from reader(path, source, text)
