"""A job that the command line has prepared, handed to a flow past its parameters.

A terminal to show progress on is no parameter of a flow, and an open store none that Prefect should see.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from flows.job import Job
from flows.report import RunReport

CURRENT: ContextVar[Job | None] = ContextVar("CURRENT", default=None)


def run_prepared(job: Job, flow: Callable[..., Any], **parameters: object) -> RunReport:
    """One flow run for a job that holds the ledger's lock."""
    token = CURRENT.set(job)
    try:
        report: RunReport = flow(**parameters)
        return report
    finally:
        CURRENT.reset(token)
