"""The job of one look at the configured sources."""

from __future__ import annotations

from collections.abc import Sequence

from flows.job import Job
from flows.progress import Progress
from flows.quarantine import Entry
from flows.run_record import moment
from flows.settings import Settings
from flows.watching import Watching
from graph.ledger import Ledger

COMMAND, RETRY = "dealgraph watch", "dealgraph quarantine --retry"


def watching(
    names: Sequence[str], settings: Settings, ledger: Ledger | None, *, again: Sequence[Entry] | None = None
) -> Watching:
    """What the sources of these names give now, without what was retracted."""
    now = moment()
    buried = {source for stone in (ledger.tombstones() if ledger else ()) for source in stone.sources}
    return Watching(names, settings, now, buried=buried, again=again)


def watch_job(
    names: Sequence[str],
    settings: Settings,
    *,
    again: Sequence[Entry] | None = None,
    with_store: bool = True,
    progress: Progress | None = None,
) -> Job:
    """A run that reads only what the ledger does not have."""
    ledger = Ledger.open(settings.data)
    inputs = watching(names, settings, ledger, again=again)
    command = COMMAND if again is None else RETRY
    return Job(inputs, settings, command=command, with_store=with_store, new_only=True, progress=progress)
