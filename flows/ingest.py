"""The flow that turns sources into the graph: one flow run a call, whatever the number of articles."""

from __future__ import annotations

from contextlib import closing
from contextvars import ContextVar
from pathlib import Path

from prefect import flow

from flows import tasks
from flows.job import Job
from flows.report import RunReport
from flows.settings import load_settings

CURRENT: ContextVar[Job | None] = ContextVar("CURRENT", default=None)
"""The job that the command line has prepared: a terminal to show progress on is no parameter of a flow."""


# The parameters are shown by Prefect's server, so the store's password is none of them: it is a setting.
@flow(name="ingest", validate_parameters=False, persist_result=False, log_prints=False)
def ingest(paths: list[str], data: str | None = None, store: str | None = None, with_store: bool = True) -> RunReport:
    """Ingest files and folders into the data folder and the store; what is not given is taken from the settings."""
    job = CURRENT.get()
    if job is not None:
        return stages(job)
    job = Job([Path(path) for path in paths], load_settings(data=data, store=store), with_store=with_store)
    with closing(job), job.ledger.writing("dealgraph ingest"):
        return stages(job)


def stages(job: Job) -> RunReport:
    """All stages as tasks of the current flow run."""
    tasks.read(job)
    for start, end in job.batches():
        tasks.extract(job, start, end)
        tasks.write(job)
    if job.collected.replaced:
        tasks.retract(job)
    tasks.project(job)
    return job.report()


def run_job(job: Job) -> RunReport:
    """One flow run for a job that is prepared and holds the ledger's lock."""
    token = CURRENT.set(job)
    try:
        settings = job.settings
        paths = [str(path) for path in job.paths]
        report: RunReport = ingest(paths, str(settings.data), settings.store, with_store=job.with_store)
        return report
    finally:
        CURRENT.reset(token)
