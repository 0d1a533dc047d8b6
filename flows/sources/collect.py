"""From paths to articles with keys: what is new, what is a copy, what had to be skipped and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from flows.sources.base import Note, Skipped
from flows.sources.decode import decode
from flows.sources.files import files
from flows.sources.keys import free, safe
from flows.sources.own_files import is_exported
from flows.sources.registry import READERS
from ontology.records import RawArticle

UNREAD = "are not read"


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the ledger holds: its key and where it was read from."""

    key: str
    source: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What the paths gave. ``articles`` are (IRI, article) pairs, every IRI once, keys final.

    ``replaced`` are IRIs of the ledger whose source now holds other texts, each with the source. ``moved`` are those
    whose text is now found elsewhere.
    """

    articles: tuple[tuple[str, RawArticle], ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...]
    replaced: tuple[tuple[str, str], ...]
    moved: frozenset[str] = frozenset()


def collect(
    paths: Iterable[Path],
    known: Mapping[str, Known],
    *,
    base: Path,
    max_bytes: int,
    iri_of: Callable[[str], str],
) -> Collected:
    """Read every file of the paths. ``known`` is what the ledger holds, by the article's IRI.

    A source below ``base`` is named relative to it, so that a project's folder can move; any other by its whole path.
    """
    found: dict[str, RawArticle] = {}
    skipped: list[Skipped] = []
    notes: list[Note] = []
    given: dict[str, set[str]] = defaultdict(set)
    # Not in the order of the arguments: names are given one after another, and the same files should get the same.
    for item in sorted(_read(paths, base, max_bytes), key=lambda item: item.source):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        if isinstance(item, Note):
            notes.append(item)
            continue
        iri = iri_of(item.text)
        given[item.source].add(iri)
        if iri in found:
            notes.append(Note(item.source, f"has the same text as {found[iri].source} and was not read again"))
        else:
            found[iri] = item
    replaced = {iri: entry.source for iri, entry in known.items() if entry.source in given and iri not in found}
    moved = frozenset(
        iri for iri in found.keys() & known.keys() if _has_moved(iri, known[iri].source, found[iri].source, given, base)
    )
    articles = _with_keys(found, known, replaced, moved, notes)
    replacements = tuple(sorted(replaced.items()))
    return Collected(tuple(articles.items()), _folded(skipped), tuple(notes), replacements, moved)


def _has_moved(iri: str, old: str, new: str, given: Mapping[str, set[str]], base: Path) -> bool:
    """Whether a text that is found in a new source is no longer in the old one, which is gone or tells other texts.

    A line that has only changed its place within its file has not moved.
    """
    told, file = given.get(old), _file(old, base)
    if told is not None:
        return iri not in told and file != _file(new, base)
    return file is None


def _file(source: str, base: Path) -> Path | None:
    """The file of a source: what its name holds before a ``#``, or all of it, as file names may hold that sign too."""
    parts = source.split("#")
    paths = (base / "#".join(parts[:end]) for end in range(1, len(parts) + 1))
    return next((path for path in paths if path.is_file()), None)


def _folded(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """The skipped sources, those whose ending nobody reads as one for each ending where there are several."""
    alike: dict[str, list[Skipped]] = defaultdict(list)
    for skip in skipped:
        alike[skip.reason if UNREAD in skip.reason else ""].append(skip)
    others = alike.pop("", [])
    folded = [
        skips[0] if len(skips) == 1 else Skipped(f"{len(skips)} files such as {skips[0].source}", reason)
        for reason, skips in alike.items()
    ]
    return (*others, *folded)


def _with_keys(
    found: Mapping[str, RawArticle],
    known: Mapping[str, Known],
    replaced: Mapping[str, str],
    moved: frozenset[str],
    notes: list[Note],
) -> dict[str, RawArticle]:
    """Give every article its key: its own where it is known, that of the text which it replaces, or a new one."""
    inherited = {known[iri].source: known[iri].key for iri in replaced}
    taken = {entry.key.casefold() for entry in known.values()}
    articles = {}
    for iri, item in found.items():
        if iri in known:
            source = item.source if iri in moved else known[iri].source
            articles[iri] = replace(item, key=known[iri].key, source=source)
            continue
        key = inherited.pop(item.source, "")
        if not key:
            key = free(safe(item.key), taken)
            if key != safe(item.key):
                notes.append(Note(item.source, f"another article has the name {safe(item.key)}; this one is {key}"))
        taken.add(key.casefold())
        articles[iri] = replace(item, key=key)
    return articles


def _read(paths: Iterable[Path], base: Path, max_bytes: int) -> Iterator[RawArticle | Skipped | Note]:
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
        yield Skipped(source, f"files ending in {path.suffix or 'nothing'!r} {UNREAD}; known are {', '.join(READERS)}")
        return
    if is_exported(path):
        yield Skipped(source, "it was written by `dealgraph export` and is no article; keep exports elsewhere")
        return
    try:
        if not path.is_file():
            yield Skipped(source, "it is not an ordinary file; hand in a file or a folder")
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
        yield Skipped(source, f"it cannot be read ({error.strerror}); check its rights")
        return
    try:
        text = decode(content)
    except ValueError as error:
        yield Skipped(source, f"{error}")
        return
    yield from reader(path, source, text)
