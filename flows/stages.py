"""All stages of a run as tasks of the current flow run."""

from __future__ import annotations

from flows import tasks
from flows.job import Job
from flows.report import RunReport


def stages(job: Job) -> RunReport:
    """Portion by portion into the ledger; then the graph and the store, once."""
    while job.inputs.more():
        tasks.read(job)
        for start, end in job.batches():
            tasks.extract(job, start, end)
            tasks.write(job)
        if job.collected.replaced:
            tasks.retract(job)
        job.settle()
    job.finish_retractions()
    if job.must_project():
        tasks.project(job)
    return job.report()
