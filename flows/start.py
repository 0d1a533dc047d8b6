"""Starting a run from the command line or from Python: what happens before and around the flow.

Nothing of Prefect is imported here, so that its server can start while the extractor loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from flows.progress import Progress, Silent
from flows.report import RunReport
from flows.runtime import prefect_api
from flows.settings import Settings
from flows.sources import Skipped
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
    _refuse_nothing(paths)
    with prefect_api(verbose=verbose) as api:
        from flows.job import Job

        job = Job(paths, settings, with_store=with_store, progress=progress)
        with closing(job), job.ledger.writing("dealgraph ingest"):
            from flows.ingest import run_job

            if with_store:
                job.open_store()  # takes seconds, as Prefect's server does, which is starting meanwhile
            api.wait()
            return run_job(job)


def dry_run(paths: Sequence[Path], settings: Settings, *, progress: Progress | None = None) -> RunReport:
    """What a run would do, found out as a run does it, without writing anything, not even a data folder."""
    from extraction.pipeline import load_extractor
    from flows.coverage import coverage_notes
    from flows.job import extracted, read_sources, to_be_read, to_be_removed
    from graph.ledger import Ledger

    _refuse_nothing(paths)
    shown = progress or Silent()
    # A run would make a data folder in an empty one, too.
    is_new = not settings.data.exists() or (settings.data.is_dir() and not any(settings.data.iterdir()))
    ledger = None if is_new else Ledger.open(settings.data, create=False)
    extractor = load_extractor(settings.models)
    shown.stage("read", None)
    collected = read_sources(paths, ledger, settings)
    todo = to_be_read(collected, ledger, extractor.digest)
    written: list[str] = []
    failed: list[Skipped] = []
    languages: dict[str, list[str]] = {}
    shown.stage("extract", len(todo))
    for found in extracted(extractor, todo):
        if isinstance(found, Skipped):
            failed.append(found)
        else:
            written.append(found.article.iri)
            languages.setdefault(found.article.language, []).append(found.article.source)
        shown.advance()
    return RunReport(
        data=str(settings.data),
        dry_run=True,
        written=tuple(written),
        replaced=to_be_removed(collected, failed),
        unchanged=len(collected.articles) - len(todo),
        skipped=(*collected.skipped, *failed),
        notes=(*collected.notes, *coverage_notes(languages)),
    )


def _refuse_nothing(paths: Sequence[Path]) -> None:
    if not any(path.exists() for path in paths):
        raise DealgraphError(
            "there is no such file or folder", where=", ".join(map(str, paths)) or "ingest", remedy="Check the path."
        )
