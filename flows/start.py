"""Starting a run from the command line or from Python: what happens before and around the flow.

Nothing of Prefect is imported here, so that its server can start while the extractor loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from flows.progress import Progress, Silent
from flows.quarantine import Entry
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
        from flows.inputs import Paths
        from flows.job import Job

        job = Job(Paths(paths, settings), settings, with_store=with_store, progress=progress)
        with closing(job), job.ledger.writing(job.command):
            from flows.ingest import ingest
            from flows.prepared import run_prepared

            job.prepare_store()  # takes seconds, as Prefect's server does, which is starting meanwhile
            api.wait(job.readers.prepare)
            return run_prepared(
                job, ingest, paths=list(map(str, paths)), data=str(settings.data), store=settings.store,
                with_store=with_store,
            )  # fmt: skip


def run_watch(
    names: Sequence[str],
    settings: Settings,
    *,
    again: Sequence[Entry] | None = None,
    with_store: bool = True,
    progress: Progress | None = None,
    verbose: bool = False,
) -> RunReport:
    """One look at the configured sources of these names, all where none is named.

    Where ``again`` is given, only these entries of the quarantine are tried.
    """
    if again is None:
        from flows.watching import refuse_no_source

        refuse_no_source(names, settings)
    with prefect_api(verbose=verbose) as api:
        from flows.watch_job import COMMAND, RETRY, watch_job
        from graph.ledger import Ledger

        # The lock first: what is remembered of the sources belongs to whoever holds it.
        with Ledger.open(settings.data).writing(COMMAND if again is None else RETRY):
            job = watch_job(names, settings, again=again, with_store=with_store, progress=progress)
            with closing(job):
                from flows.prepared import run_prepared
                from flows.watch import watch_prepared

                job.prepare_store()
                api.wait(job.readers.prepare)
                told = {"sources": list(names), "data": str(settings.data), "store": settings.store}
                return run_prepared(job, watch_prepared, **told)


def run_reprocess(
    settings: Settings, *, with_store: bool = True, progress: Progress | None = None, verbose: bool = False
) -> RunReport:
    """Read again what another extractor has read and would be read differently now, from the texts in the ledger."""
    with prefect_api(verbose=verbose) as api:
        from flows.reprocess_job import reprocess_job
        from graph.ledger import Ledger

        ledger = Ledger.open(settings.data, create=False)
        with ledger.writing("dealgraph reprocess"):
            job = reprocess_job(ledger, settings, with_store=with_store, progress=progress)
            with closing(job):
                from flows.maintenance import reprocess_prepared
                from flows.prepared import run_prepared

                job.prepare_store()
                api.wait(job.readers.prepare)
                return run_prepared(job, reprocess_prepared, data=str(settings.data), store=settings.store)


@dataclass(frozen=True, slots=True)
class Look:
    """What a watch would do: the new articles on this machine, the pages to ask for, and what gave nothing."""

    new: int
    pages: int
    skipped: tuple[Skipped, ...]
    nothing_answered: bool


def look_only(names: Sequence[str], settings: Settings) -> Look:
    """What a watch would do. The sources themselves are asked, their pages are not, and nothing is written."""
    from flows.choosing import arranged, to_be_read
    from flows.watch_job import watching
    from graph.ledger import Ledger

    is_new = not settings.data.exists() or (settings.data.is_dir() and not any(settings.data.iterdir()))
    ledger = None if is_new else Ledger.open(settings.data, create=False)
    heads = {head.article: head for head in (ledger.heads() if ledger else ())}
    inputs = watching(names, settings, ledger)
    collected = arranged(inputs.read(), heads, ledger, settings)
    new = len(to_be_read(collected, heads, ""))
    return Look(new, inputs.to_be_asked(), collected.skipped, inputs.nothing_answered())


def dry_run(paths: Sequence[Path], settings: Settings, *, progress: Progress | None = None) -> RunReport:
    """What a run would do, found out as a run does it, without writing anything, not even a data folder."""
    from flows.choosing import arranged, to_be_read, to_be_removed
    from flows.coverage import coverage_notes
    from flows.extracting import extracted
    from flows.extractor import configured_extractor, second_notes
    from flows.inputs import Paths
    from graph.ledger import Ledger

    _refuse_nothing(paths)
    shown = progress or Silent()
    # A run would make a data folder in an empty one, too.
    is_new = not settings.data.exists() or (settings.data.is_dir() and not any(settings.data.iterdir()))
    ledger = None if is_new else Ledger.open(settings.data, create=False)
    extractor = configured_extractor(settings, asks=False)
    shown.stage("read", None)
    heads = {head.article: head for head in (ledger.heads() if ledger else ())}
    collected = arranged(Paths(paths, settings).read(), heads, ledger, settings)
    todo = to_be_read(collected, heads, extractor.digest)
    written: list[str] = []
    failed: list[Skipped] = []
    languages: dict[str, list[str]] = {}
    shown.stage("extract", len(todo))
    if todo:
        extractor.prepare()
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
        replaced=tuple(iri for iri, _ in to_be_removed(collected, failed)),
        unchanged=len(collected.articles) - len(todo),
        skipped=(*collected.skipped, *failed),
        notes=(*collected.notes, *coverage_notes(languages), *second_notes(extractor, settings)),
    )


def _refuse_nothing(paths: Sequence[Path]) -> None:
    if not any(path.exists() for path in paths):
        raise DealgraphError(
            "there is no such file or folder", where=", ".join(map(str, paths)) or "ingest", remedy="Check the path."
        )
