"""The flows that bring ledger and store up to date without a new article."""

from __future__ import annotations

from contextlib import closing

from prefect import flow

from flows.artifacts import publish
from flows.prepared import CURRENT
from flows.report import RunReport
from flows.reprocess_job import reprocess_job
from flows.retracting import retract_article
from flows.settings import load_settings
from flows.stages import stages
from flows.summary import summary
from flows.syncing import sync_ledger
from flows.turn import SCHEDULED, in_turn
from graph.ledger import Ledger


@flow(name="sync", persist_result=True, result_serializer="json", log_prints=False)
def sync(data: str | None = None, store: str | None = None, rebuild: bool = False) -> dict[str, object]:
    """Bring the store to what the ledger says; the result tells how many nodes and edges changed."""
    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    with in_turn(ledger, "dealgraph sync", SCHEDULED):
        return {"store_changes": sync_ledger(ledger, settings, rebuild=rebuild)}


@flow(name="reprocess", persist_result=True, result_serializer="json", log_prints=False)
def reprocess(data: str | None = None, store: str | None = None) -> dict[str, object]:
    """Read again what another extractor has read and would be read differently now."""
    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    with in_turn(ledger, "dealgraph reprocess", SCHEDULED), closing(reprocess_job(ledger, settings)) as job:
        job.prepare_store()
        report = stages(job)
    publish(report)
    return summary(report)


@flow(name="reprocess", validate_parameters=False, persist_result=False, log_prints=False)
def reprocess_prepared(data: str, store: str) -> RunReport:
    """The same for the command line, which has opened what is needed and prints the report itself."""
    job = CURRENT.get()
    assert job is not None
    return stages(job)


@flow(name="retract", persist_result=True, result_serializer="json", log_prints=False)
def retract(article: str, why: str, data: str | None = None, store: str | None = None) -> dict[str, object]:
    """Take an article out for good; the result names it, its earlier versions, and what changed in the store."""
    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    with in_turn(ledger, "dealgraph retract", SCHEDULED):
        stones = retract_article(ledger, article, why)
        return {
            "retracted": [stone.article for stone in stones],
            "store_changes": sync_ledger(ledger, settings, trusting=True),
        }
