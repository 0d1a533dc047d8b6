"""From paths to articles with keys: what is new, what is a copy, what had to be skipped and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.sources.base import Fault, Note, Skipped
from flows.sources.keys import free, safe
from flows.sources.read_files import UNREAD, read_files
from flows.web.addresses import host_of
from ontology.records import RawArticle


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the ledger holds: its key and where it was read from."""

    key: str
    source: str


@dataclass(frozen=True, slots=True)
class Retracted:
    """What was taken back for good: the articles, and the web addresses that they came from, each with the reason."""

    articles: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)

    def why(self, iri: str, source: str) -> str:
        """Why an article stays out, "" where it does not."""
        return self.articles.get(iri) or self.addresses.get(source, "")


@dataclass(frozen=True, slots=True)
class Collected:
    """What the sources gave. ``articles`` are (IRI, article) pairs, every IRI once, keys final.

    ``replaced`` are IRIs of the ledger whose source now holds other texts, each with the source. ``moved`` are those
    whose text is now found elsewhere. ``given`` are the IRIs of the texts that each source holds.
    """

    articles: tuple[tuple[str, RawArticle], ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...]
    replaced: tuple[tuple[str, str], ...]
    moved: frozenset[str] = frozenset()
    given: Mapping[str, frozenset[str]] = field(default_factory=dict)


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
    # Not in the order of the arguments: names are given one after another, and the same files should get the same.
    items = sorted(read_files(paths, base, max_bytes), key=lambda item: item.source)
    return arrange(items, known, base=base, iri_of=iri_of)


def arrange(
    items: Iterable[RawArticle | Skipped | Note],
    known: Mapping[str, Known],
    *,
    base: Path,
    iri_of: Callable[[str], str],
    retracted: Retracted | None = None,
) -> Collected:
    """Hold what sources gave against what the ledger has; of several sources of one text the first one counts."""
    out = retracted or Retracted()
    found: dict[str, RawArticle] = {}
    skipped: list[Skipped] = []
    notes: list[Note] = []
    given: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        if isinstance(item, Note):
            notes.append(item)
            continue
        iri = iri_of(item.text)
        if why := out.why(iri, item.source):
            notes.append(
                Note(item.source, f"stays out: it was retracted ({why}); `dealgraph retract --undo` lets it in")
            )
            continue
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
    told = {source: frozenset(iris) for source, iris in given.items()}
    return Collected(tuple(articles.items()), _folded(skipped), tuple(notes), replacements, moved, told)


def _has_moved(iri: str, old: str, new: str, given: Mapping[str, set[str]], base: Path) -> bool:
    """Whether a text that is found in a new source is no longer in the old one, which is gone or tells other texts.

    A line that has only changed its place within its file has not moved.
    """
    told = given.get(old)
    if host_of(old):  # an address that was not asked for may tell it still
        return told is not None and iri not in told
    file = file_of(old, base)
    if told is not None:
        return iri not in told and file != file_of(new, base)
    return file is None


def file_of(source: str, base: Path) -> Path | None:
    """The file of a source: all of its name, as file names may hold a ``#``, or else what stands before one."""
    parts = source.split("#")
    paths = (base / "#".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((path for path in paths if path.is_file()), None)


def _folded(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """The skipped sources, those whose ending nobody reads as one for each ending where there are several."""
    alike: dict[str, list[Skipped]] = defaultdict(list)
    for skip in skipped:
        alike[skip.reason if UNREAD in skip.reason else ""].append(skip)
    others = alike.pop("", [])
    folded = [
        skips[0]
        if len(skips) == 1
        else Skipped(f"{len(skips)} files such as {skips[0].source}", reason, Fault.NO_ARTICLE)
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
