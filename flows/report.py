"""What a run did, as data; the table that people see is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from flows.sources import Note, Skipped


@dataclass(frozen=True, slots=True)
class RunReport:
    """One run.

    ``mentions``, ``claims`` and the entities count what was read in this run; ``facts``, ``conflicts`` and
    ``articles`` the whole graph after it, None where the run had no reason to make it; ``new_conflicts`` those that no
    earlier run had seen. ``claims`` are (relation, status, number) sorted. ``seconds`` are (stage, seconds) in the
    order of the stages. Where ``dry_run``, nothing was written, and ``written`` and ``replaced`` are what would be.
    """

    data: str
    command: str = "dealgraph ingest"
    store: str = ""
    dry_run: bool = False
    written: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Note, ...] = ()
    mentions: int = 0
    claims: tuple[tuple[str, str, int], ...] = ()
    entities_known: int = 0
    entities_new: int = 0
    articles: int | None = None
    facts: int | None = None
    conflicts: int | None = None
    new_conflicts: int = 0
    store_changes: int = 0
    seconds: tuple[tuple[str, float], ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the ledger is another one than before."""
        return bool(self.written or self.replaced)

    @property
    def could_do_something(self) -> bool:
        """Whether at least one article was read, or was there already."""
        return bool(self.written or self.unchanged)
