"""The stages of a run as Prefect tasks. Each takes many articles: a task costs 0.2 s whatever it does."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.job import Job

# No cache of Prefect's: it would hash every article, and the ledger knows what was read with what already.
# No retries either: what fails here (a store that is down, a full disk) fails again, and a person is waiting.


@task(name="read", cache_policy=NO_CACHE, persist_result=False)
def read(job: Job) -> int:
    """Read a portion of the sources and find out which articles are new or would be read differently now."""
    return job.read()


@task(name="extract", cache_policy=NO_CACHE, persist_result=False)
def extract(job: Job, start: int, end: int) -> int:
    """Extract a batch of articles."""
    return job.extract(start, end)


@task(name="write", cache_policy=NO_CACHE, persist_result=False)
def write(job: Job) -> int:
    """Write the batch to the ledger."""
    return job.write()


@task(name="retract", cache_policy=NO_CACHE, persist_result=False)
def retract(job: Job) -> int:
    """Take back what the sources no longer say."""
    return job.retract()


@task(name="project", cache_policy=NO_CACHE, persist_result=False)
def project(job: Job) -> int:
    """Make the graph and bring the store to it."""
    return job.project()
