"""What `dealgraph watch` reads: what is new in the configured sources, and what quarantine lets try again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from flows.quarantine import Entry, Quarantine
from flows.settings import FILE, Settings
from flows.sources import Collected, Fault, Note, Skipped, SourceFault
from flows.sources.collect import file_of
from flows.sources.configured import Addresses, AnySource
from flows.sources.found import Found, Item, Page
from flows.sources.look import look
from flows.sources.memory import Memory, Seen, load, save
from flows.sources.pages import article, ask
from flows.sources.read_files import read_files
from flows.web import Answer, Web, WebFault
from flows.web.addresses import host_of
from ontology.errors import DealgraphError


@dataclass(slots=True)
class _Looked:
    """One source in this run."""

    name: str
    source: AnySource
    memory: Memory
    found: Found = field(default_factory=Found)
    pages: list[Page] = field(default_factory=list)
    new: int = 0
    failed: int = 0
    fault: str = ""

    def has_part(self, source: str) -> bool:
        """Whether a source is no page but an item of this feed or sitemap."""
        feed, _, item = source.rpartition("#")
        return bool(item) and feed in {getattr(self.source, "address", ""), *self.found.whole}


class Watching:
    """The sources of these names; all where none is named. The first portion is what lies on this machine.

    Where ``again`` is given, only these entries of the quarantine are tried, and no source counts as looked at.
    """

    def __init__(
        self,
        names: Sequence[str],
        settings: Settings,
        now: str,
        *,
        buried: Collection[str] = (),
        again: Sequence[Entry] | None = None,
    ) -> None:
        self._settings = settings
        self._now = now
        self._web = Web(settings.web, settings.max_bytes)
        self._again = again
        entries = Quarantine(settings.data).entries()
        self._kept_out = {entry.source: entry for entry in entries}
        tried = entries if again is None else again
        self._due = {entry.source: entry for entry in tried if again is not None or entry.is_due(now)}
        self._sources = [
            _Looked(name, source, load(settings.data, name)) for name, source in chosen(names, settings).items()
        ]
        self._buried = buried
        self._batches: list[list[tuple[_Looked, Page]]] | None = None
        self._origins: dict[str, str] = {}
        self._asked: dict[str, tuple[_Looked, Seen]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sources."""
        return tuple(looked.name for looked in self._sources)

    @property
    def replaces(self) -> bool:
        """As sources are looked at that may tell something else."""
        return True

    def more(self) -> bool:
        """Whether the sources are still to be looked at, or pages to be asked for."""
        return self._batches is None or bool(self._batches)

    def read(self) -> Sequence[Item]:
        """First all that the sources hold themselves; then, batch by batch, the pages that they name."""
        if self._batches is None:
            return self._look()
        batch, self._batches = self._batches[0], self._batches[1:]
        seen = {page.address: looked.memory.seen(page.address) for looked, page in batch}
        self._origins = {page.address: looked.name for looked, page in batch}
        self._asked = {}
        items: list[Item] = []
        for (looked, page), answer in zip(batch, ask([page for _, page in batch], seen, self._web), strict=True):
            marks = Seen(stamp=page.stamp)
            if isinstance(answer, Answer):
                # What is unchanged need not repeat its marks; what has changed has those that it tells, or none.
                old = seen[page.address] if answer.unchanged else Seen()
                marks = Seen(answer.etag or old.etag, answer.modified or old.modified, page.stamp)
            self._asked[page.address] = looked, marks
            if not isinstance(answer, Answer) or not answer.unchanged:
                items.append(article(page, answer, looked.source.language))
        return items

    def to_be_asked(self) -> int:
        """How many pages are still to be asked for; the sources have been looked at."""
        return sum(map(len, self._batches or ()))

    def nothing_answered(self) -> bool:
        """Whether the sources have been looked at, and none gave anything."""
        return all(looked.fault for looked in self._sources)

    def origins(self) -> Mapping[str, str]:
        """The name of the source of each file and address of the portion."""
        return self._origins

    def kept(self, collected: Collected, written: Sequence[str], skipped: Sequence[Skipped]) -> None:
        """Remember the pages whose articles are in the ledger, or are none for good."""
        by_name = {looked.name: looked for looked in self._sources}
        wrong = {skip.source: skip for skip in skipped if skip.fault is not Fault.NO_ARTICLE}
        fresh = set(written)
        for source, iris in collected.given.items():
            if name := self._origins.get(source):
                by_name[name].new += len(iris & fresh)
        for source in wrong:
            if name := self._origins.get(source):
                by_name[name].failed += 1
        for address, (looked, marks) in self._asked.items():
            skip = wrong.get(address)
            if skip is None:
                looked.memory.pages[address] = marks
            elif skip.fault is Fault.LASTING:
                looked.memory.pages[address] = Seen(stamp=marks.stamp)
        if self._asked:
            for name in dict.fromkeys(looked.name for looked, _ in self._asked.values() if looked.name):
                save(self._settings.data, name, by_name[name].memory)
        self._asked = {}

    def marked(self) -> Sequence[str]:
        """None."""
        return ()

    def ended(self) -> None:
        """Remember the run. Only now a feed counts as seen: till here, a page that is still missing must be named."""
        for looked in self._sources if self._again is None else ():
            memory = looked.memory
            memory.run, memory.fault, memory.new, memory.failed = self._now, looked.fault, looked.new, looked.failed
            if not looked.fault and not looked.found.unchanged:
                named = {page.address for page in looked.found.pages}
                memory.pages = {address: seen for address, seen in memory.pages.items() if address in named}
            memory.pages.update(looked.found.marks)
            save(self._settings.data, looked.name, memory)

    def _look(self) -> list[Item]:
        """Look at all sources; give what they hold themselves, and keep in mind which pages are to be asked for."""
        items: list[Item] = []
        named: set[str] = set()
        for looked in self._sources:
            waiting = [entry.source for entry in self._due.values() if entry.origin == looked.name]
            if self._again is not None and not any(map(host_of, waiting)):
                continue  # files are read by themselves, and the others of their source are left alone
            if waiting:
                forget_marks(looked)
            items += self._look_at(looked)
            looked.pages = [page for page in looked.found.pages if self._is_wanted(looked, page, named)]
            # What is due may have left its feed meanwhile, which is no reason to lose it.
            looked.pages += [
                Page(source)
                for source in waiting
                if source not in named and host_of(source) and not looked.has_part(source)
            ]
            named.update(waiting)
        pages = _in_turn([[(looked, page) for page in looked.pages] for looked in self._sources])
        if self._again is not None:
            parts = [item for item in items if item.source in self._due]
            items = self._files_again() + parts
            self._origins.update(self._parts(self._due))
            pages += [(_Looked("", ANONYMOUS, Memory()), Page(s)) for s in self._due if s not in named and host_of(s)]
        size = self._settings.batch
        self._batches = [pages[start : start + size] for start in range(0, len(pages), size)]
        return items

    def _look_at(self, looked: _Looked) -> list[Item]:
        base, max_bytes = self._settings.data.absolute().parent, self._settings.max_bytes
        try:
            looked.found = look(looked.source, looked.memory, self._web, base=base, max_bytes=max_bytes)
        except WebFault as fault:
            return _gave_nothing(looked, fault.reason)
        except SourceFault as fault:
            return _gave_nothing(looked, str(fault))
        except DealgraphError:
            raise
        except Exception as error:  # one odd source must not cost the others; it is told, not hidden
            return _gave_nothing(looked, f"{type(error).__name__}: {error}; please report this source")
        self._origins.update((item.source, looked.name) for item in looked.found.items)
        self._origins.update(self._parts(self._kept_out))
        return list(looked.found.items)

    def _parts(self, kept_out: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
        """What is in quarantine as an item of a feed or sitemap that was read, with the name of that source."""
        for looked in self._sources:
            if looked.found.whole:
                yield from ((source, looked.name) for source in kept_out if looked.has_part(source))

    def _files_again(self) -> list[Item]:
        """The files of the entries; one that is gone is let go of."""
        base = self._settings.data.absolute().parent
        items: list[Item] = []
        paths: dict[Path, None] = {}
        self._origins = {}  # of what was looked at only these are tried
        for source, entry in self._due.items():
            if host_of(source):
                continue
            self._origins[source] = entry.origin
            path = file_of(source, base)
            if path is None:
                items.append(Note(source, "is no longer there and left the quarantine"))
            else:
                paths[path] = None
        return items + sorted(read_files(paths, base, self._settings.max_bytes), key=lambda item: item.source)

    def _is_wanted(self, looked: _Looked, page: Page, named: set[str]) -> bool:
        """Whether to ask for a page: it is named for the first time, may have changed, or may be had by now."""
        if page.address in named or page.address in self._buried:
            return False
        named.add(page.address)
        if page.address in self._due:
            return True
        before = looked.memory.pages.get(page.address)
        if self._again is not None:
            return False
        if page.address in self._kept_out:
            return bool(page.stamp) and before is not None and before.stamp != page.stamp
        return before is None or not page.stamp or before.stamp != page.stamp


ANONYMOUS = Addresses(kind="urls", file="-")
"""Stands for the source of an address that none of today's sources names."""


def _gave_nothing(looked: _Looked, why: str) -> list[Item]:
    looked.fault, looked.failed = why, 1
    address = str(getattr(looked.source, "address", looked.name))
    return [Skipped(address, f"the source {looked.name!r} gave nothing: {why}", Fault.NO_ARTICLE)]


def forget_marks(looked: _Looked) -> None:
    """Let a feed be asked for as a whole, as it names pages that must be tried again, with what it tells of them."""
    address = getattr(looked.source, "address", "")
    looked.memory.pages.pop(address, None)


def refuse_no_source(names: Sequence[str], settings: Settings) -> None:
    """`DealgraphError` where there is nothing to watch, which a run in the wrong folder would else call a success."""
    if not chosen(names, settings):
        raise DealgraphError(
            "there is no source to watch",
            where=FILE,
            remedy="Add a table [sources.NAME], or start in the folder of that file; see `dealgraph watch --help`.",
        )


def chosen(names: Sequence[str], settings: Settings) -> dict[str, AnySource]:
    """The sources of these names, all for none; ``DealgraphError`` for a name that the settings do not have."""
    unknown = [name for name in names if name not in settings.sources]
    if unknown:
        known = ", ".join(settings.sources) or "none"
        raise DealgraphError(
            f"there is no source {unknown[0]!r}", where=FILE, remedy=f"Known are: {known}. Add [sources.{unknown[0]}]."
        )
    return {name: source for name, source in settings.sources.items() if not names or name in names}


def _in_turn(lists: list[list[tuple[_Looked, Page]]]) -> list[tuple[_Looked, Page]]:
    """One of each list after another, so that several hosts are asked at a time."""
    return [pair for row in zip_longest(*lists) for pair in row if pair is not None]
