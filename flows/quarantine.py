"""Articles that could not be had, each with its reason, until they can: one small file each in the data folder."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from flows.sources.base import Fault, Skipped
from flows.sources.collect import file_of
from flows.web.addresses import host_of
from graph.atomic import sync_folder, write_bytes
from ontology.identifiers import digest

FOLDER = "quarantine"
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=10), timedelta(days=1)
MOST_TRIES = 12
"""After so many, over about a week, what seemed to pass counts as lasting."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that is kept out.

    ``source`` is its file or address, ``origin`` the configured source that named it, "" for none.
    ``tries`` counts runs. ``first`` and ``last`` are instants, and so is ``due``, from which on a run
    tries again by itself; "" where only a person's wish, or a change, can help.
    """

    source: str
    reason: str
    fault: str
    origin: str
    tries: int
    first: str
    last: str
    due: str

    def is_due(self, now: str) -> bool:
        """Whether a run should try again by itself."""
        return bool(self.due) and self.due <= now


class Quarantine:
    """The quarantine of a data folder."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER
        self._base = data.absolute().parent

    def entries(self) -> tuple[Entry, ...]:
        """All that is kept out, by source. A file that cannot be read costs its entry only."""
        found = []
        for path in self._folder.glob("*.json"):
            try:
                found.append(Entry(**json.loads(path.read_bytes())))
            except (OSError, ValueError, TypeError):
                continue
        return tuple(sorted(found, key=lambda entry: entry.source))

    def settle(
        self, skipped: Iterable[Skipped], looked_at: Collection[str], now: str, origins: Mapping[str, str] | None = None
    ) -> None:
        """After a part of a run: keep out what was skipped, let go of what else was looked at.

        ``looked_at`` are the sources that gave something, ``origins`` the configured source of each.
        """
        kept = {skip.source: skip for skip in skipped if skip.fault is not Fault.NO_ARTICLE}
        whole = {self._file(source) for source in (*looked_at, *kept)}
        before = {entry.source: entry for entry in self.entries()} if kept or looked_at else {}
        for source in before:
            if source not in kept and (source in looked_at or self._file(source) in whole):
                self.release(source)
        for source, skip in kept.items():
            self._keep(_entry(skip, before.get(source), now, (origins or {}).get(source, "")))

    def release(self, source: str) -> bool:
        """Let go of one; True when it was there."""
        path = self._path(source)
        if not path.exists():
            return False
        path.unlink()
        sync_folder(path.parent)
        return True

    def _keep(self, entry: Entry) -> None:
        content = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True, indent=1)
        write_bytes(self._path(entry.source), content.encode("utf-8", "backslashreplace") + b"\n")

    def _file(self, source: str) -> str:
        """The file of a source, of which a line or an item may be part; an address is whole."""
        if host_of(source):
            return source
        file = file_of(source, self._base)
        return source.partition("#")[0] if file is None else str(file)

    def _path(self, source: str) -> Path:
        return self._folder / f"{digest(source)}.json"


def _entry(skip: Skipped, before: Entry | None, now: str, origin: str) -> Entry:
    tries = before.tries + 1 if before else 1
    passing = skip.fault is Fault.PASSING and tries < MOST_TRIES
    wait = min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
    due = (datetime.fromisoformat(now) + wait).isoformat(timespec="microseconds") if passing else ""
    made = Entry(skip.source, skip.reason, skip.fault.value, origin, tries, now, now, due)
    return replace(made, first=before.first, origin=origin or before.origin) if before else made
