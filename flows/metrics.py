"""How a data folder stands, in Prometheus' text form: `dealgraph_…`, asked anew by each scrape."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from flows.changed import changed
from flows.checks import holder
from flows.in_step import FILE as IN_STEP
from flows.last_run import FILE as LAST_RUN
from flows.last_run import last_run
from flows.quarantine import FOLDER as QUARANTINE
from flows.seen_conflicts import FILE as CONFLICTS
from flows.standing import Standing, standing
from graph.ledger import Ledger
from graph.ledger_format import ARTICLES
from ontology.errors import DealgraphError

_CHANGING = (f"{ARTICLES}/", f"{ARTICLES}/*/", "ledger/*/", QUARANTINE, IN_STEP, LAST_RUN, CONFLICTS)
"""What tells by its time that the folder is another one; to count its claims takes reading all articles."""


@contextmanager
def metrics_at(ledger: Ledger, host: str, port: int) -> Iterator[str]:
    """The address of the metrics while the context lasts; port 0 stands for any that is free."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_OfLedger(ledger))
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        raise DealgraphError(
            f"cannot be listened at: {error.strerror}", where=f"{host}:{port}", remedy="Name another with --metrics-at."
        ) from error
    try:
        yield f"http://{host}:{server.server_port}/metrics"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _OfLedger(Collector):
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: tuple[object, Standing] | None = None

    def collect(self) -> Iterator[Metric]:
        found = self._standing()
        yield _gauge("articles", "Articles in the ledger.", found.articles)
        yield _gauge("claims", "Claims of all articles.", found.claims)
        yield _gauge("versions", "Earlier versions of articles that are kept.", found.versions)
        yield _gauge("retracted", "Articles that were taken back for good.", found.retracted)
        yield _gauge("conflicts", "Conflicts in the graph when it was made last.", found.conflicts)
        yield _gauge(
            "new_conflicts",
            "Conflicts that no run had seen before the last that changed something.",
            found.new_conflicts,
        )
        yield _gauge(
            "being_written", "1 while a command holds the folder's lock.", float(bool(holder(self._ledger.folder)))
        )
        yield _gauge(
            "in_step",
            "0 while what was written or judged is not in the graph yet; with none that writes, a command broke off.",
            float((self._ledger.folder / IN_STEP).exists()),
        )
        held = GaugeMetricFamily("dealgraph_quarantine", "Articles that could not be had.", labels=("fault",))
        held.add_metric(("passing",), found.passing)
        held.add_metric(("lasting",), found.quarantine - found.passing)
        yield held
        yield CounterMetricFamily("dealgraph_runs", "Commands that left a record in the ledger.", found.records)
        yield from self._last_run()

    def _last_run(self) -> Iterator[Metric]:
        run = last_run(self._ledger.folder)
        if run is None:
            return
        began, ended = (datetime.fromisoformat(moment).timestamp() for moment in (run.started, run.ended))
        if run.facts is not None:
            yield _gauge("facts", "Facts in the graph when a run made it last.", run.facts)
        start = GaugeMetricFamily("dealgraph_last_run_start_timestamp_seconds", "When it began.", labels=("command",))
        start.add_metric((run.command,), began)
        yield start
        yield _gauge("last_run_end_timestamp_seconds", "When the last run ended.", ended)
        yield _gauge("last_run_duration_seconds", "How long the last run took.", ended - began)
        stages = GaugeMetricFamily("dealgraph_last_run_stage_seconds", "The same by its stages.", labels=("stage",))
        for stage, seconds in run.seconds.items():
            stages.add_metric((stage,), seconds)
        yield stages
        articles = GaugeMetricFamily("dealgraph_last_run_articles", "What became of its articles.", labels=("outcome",))
        for outcome in ("written", "removed", "failed"):
            articles.add_metric((outcome,), getattr(run, outcome))
        yield articles

    def _standing(self) -> Standing:
        folder = self._ledger.folder
        stamp = sorted((str(path), changed(path)) for name in _CHANGING for path in folder.glob(name))
        if self._known is None or self._known[0] != stamp:
            try:
                self._known = stamp, standing(self._ledger)
            except (OSError, DealgraphError):
                # A file that a command is taking away just now: the next scrape finds what came of it.
                if self._known is None:
                    raise
        return self._known[1]


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"dealgraph_{name}", told, value)
