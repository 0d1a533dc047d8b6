"""Starting a run from the command line or from Python: what happens before and around the flow.

Nothing of Prefect is imported here, so that its server can start while the extractor loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from flows.progress import Progress
from flows.report import RunReport
from flows.runtime import prefect_api
from flows.settings import Settings
from ontology.errors import DealgraphError


def run_ingest(
    paths: Sequence[Path],
    settings: Settings,
    *,
    with_store: bool = True,
    progress: Progress | None = None,
    verbose: bool = False,
) -> RunReport:
    """One run over files and folders; ``DealgraphError`` where nothing can be done at all."""
    if not any(path.exists() for path in paths):
        raise DealgraphError(
            "there is no such file or folder", where=", ".join(map(str, paths)) or "ingest", remedy="Check the path."
        )
    with prefect_api(verbose=verbose) as api:
        from flows.job import Job

        job = Job(paths, settings, with_store=with_store, progress=progress)
        with closing(job), job.ledger.writing("dealgraph ingest"):
            from flows.ingest import run_job

            if with_store:
                job.open_store()  # takes seconds, as Prefect's server does, which is starting meanwhile
            api.wait()
            return run_job(job)


def dry_run(paths: Sequence[Path], settings: Settings) -> RunReport:
    """What a run would do, without writing anything, not even a data folder."""
    from extraction.pipeline import load_extractor
    from flows.job import read_sources
    from graph.ledger import Ledger

    ledger = Ledger.open(settings.data, create=False) if settings.data.exists() else None
    collected = read_sources(paths, ledger, settings)
    digest = load_extractor(settings.models).digest
    todo = tuple(iri for iri, _ in collected.articles if ledger is None or ledger.read_with(iri) != digest)
    return RunReport(
        data=str(settings.data),
        dry_run=True,
        written=todo,
        replaced=tuple(iri for iri, _ in collected.replaced),
        unchanged=len(collected.articles) - len(todo),
        skipped=collected.skipped,
        notes=collected.notes,
    )
