"""The flow that turns sources into the graph: one flow run a call, whatever the number of articles."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from prefect import flow

from flows.inputs import Paths
from flows.job import Job
from flows.prepared import CURRENT
from flows.report import RunReport
from flows.settings import load_settings
from flows.stages import stages


# The parameters are shown by Prefect's server, so the store's password is none of them: it is a setting.
@flow(name="ingest", validate_parameters=False, persist_result=False, log_prints=False)
def ingest(paths: list[str], data: str | None = None, store: str | None = None, with_store: bool = True) -> RunReport:
    """Ingest files and folders into the data folder and the store; what is not given is taken from the settings."""
    job = CURRENT.get()
    if job is not None:
        return stages(job)
    settings = load_settings(data=data, store=store)
    job = Job(Paths([Path(path) for path in paths], settings), settings, with_store=with_store)
    with closing(job), job.ledger.writing("dealgraph ingest"):
        return stages(job)
