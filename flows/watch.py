"""The flow that looks at the configured sources and reads what is new."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from prefect import flow

from flows.artifacts import publish
from flows.prepared import CURRENT
from flows.report import RunReport
from flows.settings import load_settings
from flows.stages import stages
from flows.summary import as_line, summary
from flows.turn import SCHEDULED, in_turn
from flows.watch_job import watch_job
from flows.watching import refuse_no_source
from graph.ledger import Ledger


@flow(name="watch", persist_result=True, result_serializer="json", log_prints=False)
def watch(sources: list[str] | None = None, data: str | None = None, store: str | None = None) -> dict[str, object]:
    """Look at sources by name, at all where none is named. The result is the run's report in numbers."""
    settings = load_settings(data=data, store=store)
    refuse_no_source(sources or (), settings)
    with in_turn(Ledger.open(settings.data), "dealgraph watch", SCHEDULED):
        job = watch_job(sources or (), settings)
        with closing(job):
            job.prepare_store()
            report = stages(job)
    publish(report)
    moment = datetime.now().astimezone().isoformat(" ", timespec="seconds")
    print(f"{moment} {', '.join(sources or ('all sources',))}: {as_line(report)}", flush=True)  # to who serves the runs
    return summary(report)


@flow(name="watch", validate_parameters=False, persist_result=False, log_prints=False)
def watch_prepared(sources: list[str], data: str, store: str) -> RunReport:
    """The same for the command line, which has opened what is needed and prints the report itself."""
    job = CURRENT.get()
    assert job is not None
    return stages(job)
