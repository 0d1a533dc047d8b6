"""The job that reads again what would be read differently now."""

from __future__ import annotations

from flows.extractor import configured_extractor
from flows.job import Job
from flows.progress import Progress
from flows.reprocessing import Reprocessing
from flows.settings import Settings
from graph.ledger import Ledger


def reprocess_job(
    ledger: Ledger, settings: Settings, *, with_store: bool = True, progress: Progress | None = None
) -> Job:
    """A run over the ledger itself."""
    inputs = Reprocessing(ledger, settings, configured_extractor(settings, asks=False).digest)
    return Job(inputs, settings, command="dealgraph reprocess", with_store=with_store, progress=progress)
