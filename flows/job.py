"""One run of `ingest`, stage by stage, without Prefect: what it works with and what it has counted so far.

A plain class and no dataclass: Prefect walks through the fields of dataclasses among a task's arguments.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from extraction.pipeline import Extractor, article_iri, load_extractor
from flows.coverage import coverage_notes
from flows.progress import Progress, Silent
from flows.report import RunReport
from flows.settings import Settings
from flows.sources import Collected, Known, Skipped, collect
from flows.stores import open_configured
from graph.ledger import Ledger, Run, run_id
from graph.ledger_format import made_by
from graph.project import PropertyGraph, project
from graph.stores.base import GraphStore
from graph.sync import sync
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import RawArticle, Reading


class Job:
    """The stages of a run, to be called in the order in which they stand here."""

    def __init__(
        self, paths: Sequence[Path], settings: Settings, *, with_store: bool = True, progress: Progress | None = None
    ) -> None:
        self.ledger = Ledger.open(settings.data)  # first, as it may refuse the folder
        self.paths = tuple(paths)
        self.settings = settings
        self.with_store = with_store
        self._store: GraphStore | None = None
        self.progress = progress or Silent()
        self.extractor: Extractor = load_extractor(settings.models)
        self.started = datetime.now(UTC).isoformat(timespec="microseconds")
        self.collected = Collected((), (), (), ())
        self.todo: tuple[RawArticle, ...] = ()
        self.unchanged = 0
        self.readings: list[Reading] = []
        self.failed: list[Skipped] = []
        self.written: list[str] = []
        self.removed: list[str] = []
        self.mentions = 0
        self.claims: Counter[tuple[str, str]] = Counter()
        self.entities: dict[str, bool] = {}
        self.languages: dict[str, list[str]] = {}
        self.articles = self.facts = self.conflicts = self.store_changes = 0
        self.seconds: dict[str, float] = {}

    def read(self) -> int:
        """Read the sources; give how many articles are to be extracted."""
        with self._stage("read"):
            self.collected = read_sources(self.paths, self.ledger, self.settings)
            self.todo = to_be_read(self.collected, self.ledger, self.extractor.digest)
            self.unchanged = len(self.collected.articles) - len(self.todo)
        return len(self.todo)

    def batches(self) -> Iterator[tuple[int, int]]:
        """From where to where each batch of articles goes."""
        for start in range(0, len(self.todo), self.settings.batch):
            yield start, min(start + self.settings.batch, len(self.todo))

    def extract(self, start: int, end: int) -> int:
        """Read the articles of a batch; give how many it took. One that cannot be read is left out, with the reason."""
        with self._stage("extract", end - start):
            self.readings = []
            for found in extracted(self.extractor, self.todo[start:end]):
                if isinstance(found, Skipped):
                    self.failed.append(found)
                else:
                    self.readings.append(found)
                self.progress.advance()
        return len(self.readings)

    def write(self) -> int:
        """Put the batch's readings into the ledger; give how many files changed."""
        with self._stage("write"):
            before = len(self.written)
            for reading in self.readings:
                article = reading.article
                try:
                    changed = self.ledger.write(reading)
                except Exception as error:  # as in `extract`: one odd article must not cost the others
                    if isinstance(error, OSError) or isinstance(error.__cause__, OSError):
                        raise  # the disk's fault, which the next article would meet as well
                    fault = f"it cannot be written ({error}); please report this article"
                    self.failed.append(Skipped(article.source, fault))
                    continue
                if changed:
                    self.written.append(article.iri)
                self._count(reading)
            self.readings = []
        return len(self.written) - before

    def retract(self) -> int:
        """Take back the articles whose sources now hold other texts; after writing, so that nothing is ever missing."""
        with self._stage("write"):
            to_go = to_be_removed(self.collected, self.failed)
            self.removed.extend(iri for iri in to_go if self.ledger.remove(iri))
        return len(self.removed)

    def project(self) -> int:
        """Make the graph of the whole ledger and bring the store to it; give how many nodes and edges changed there."""
        with self._stage("project"):
            graph = project(self.ledger.readings(), load_ontology(), load_catalogue())
            self.articles, self.facts, self.conflicts = (
                sum(label in node.labels for node in graph.nodes.values()) for label in ("Article", "Fact", "Conflict")
            )
        if self.with_store:
            with self._stage("store"):
                self.store_changes = sync_store(graph, self.open_store())
        return self.store_changes

    def open_store(self) -> GraphStore:
        """The store, opened once. In the main thread: a JVM that another one starts blocks Python and never ends."""
        if self._store is None:
            self._store = open_configured(self.settings, read_only=False)
        return self._store

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()

    def report(self) -> RunReport:
        """Keep the record of the run, and say what it did."""
        self.ledger.write_run(
            Run(
                id=run_id(self.started, (iri for iri, _ in self.collected.articles)),
                command="dealgraph ingest",
                started=self.started,
                ended=datetime.now(UTC).isoformat(timespec="microseconds"),
                read_with=self.extractor.digest,
                made_by=made_by(),
                inputs=tuple(iri for iri, _ in self.collected.articles),
                written=tuple(self.written),
                removed=tuple(self.removed),
                failed=tuple((_storable(skip.source), _storable(skip.reason)) for skip in self._skipped()),
            )
        )
        return RunReport(
            data=str(self.settings.data),
            store=self.settings.store if self.with_store else "",
            written=tuple(self.written),
            replaced=tuple(self.removed),
            unchanged=self.unchanged,
            skipped=self._skipped(),
            notes=(*self.collected.notes, *coverage_notes(self.languages)),
            mentions=self.mentions,
            claims=tuple((relation, status, n) for (relation, status), n in sorted(self.claims.items())),
            entities_known=sum(self.entities.values()),
            entities_new=len(self.entities) - sum(self.entities.values()),
            articles=self.articles,
            facts=self.facts,
            conflicts=self.conflicts,
            store_changes=self.store_changes,
            seconds=tuple(self.seconds.items()),
        )

    def _skipped(self) -> tuple[Skipped, ...]:
        return (*self.collected.skipped, *self.failed)

    def _count(self, reading: Reading) -> None:
        self.languages.setdefault(reading.article.language, []).append(reading.article.source)
        self.mentions += len(reading.links)
        self.claims.update((claim.relation, claim.status.value) for claim in reading.claims)
        self.entities.update((entity.iri, entity.known) for entity in reading.entities)

    @contextmanager
    def _stage(self, name: str, total: int | None = None) -> Iterator[None]:
        self.progress.stage(name, total)
        start = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - start


def read_sources(paths: Sequence[Path], ledger: Ledger | None, settings: Settings) -> Collected:
    """What the paths hold, held against what the ledger has."""
    known = {
        reading.article.iri: Known(reading.article.key, reading.article.source)
        for reading in (ledger.readings() if ledger else ())
    }
    base = settings.data.absolute().parent
    return collect(paths, known, base=base, max_bytes=settings.max_bytes, iri_of=article_iri)


def to_be_read(collected: Collected, ledger: Ledger | None, digest: str) -> tuple[RawArticle, ...]:
    """The articles that the ledger does not have, has from another place, or has as another extractor read them."""
    return tuple(
        raw
        for iri, raw in collected.articles
        if iri in collected.moved or ledger is None or ledger.read_with(iri) != digest
    )


def extracted(extractor: Extractor, articles: Iterable[RawArticle]) -> Iterator[Reading | Skipped]:
    """What is read from each article, or why nothing could be."""
    for raw in articles:
        try:
            yield extractor.read(raw)
        except DealgraphError as error:
            yield Skipped(raw.source, str(error).removeprefix(f"{raw.source}: ").rstrip("."))
        except Exception as error:  # one odd article must not cost the thousand others; it is told, not hidden
            fault = f"the extractor failed ({type(error).__name__}: {error}); please report this article"
            yield Skipped(raw.source, fault)


def to_be_removed(collected: Collected, failed: Iterable[Skipped]) -> tuple[str, ...]:
    """The articles whose sources now hold other texts, but for sources whose new texts could not be read."""
    sources = {skip.source for skip in failed}
    return tuple(iri for iri, source in collected.replaced if source not in sources)


def sync_store(graph: PropertyGraph, store: GraphStore) -> int:
    """Bring the store to the graph; give how many nodes and edges were written or taken back."""
    done = sync(store, graph)
    return done.nodes_written + done.edges_written + done.nodes_retracted + done.edges_retracted


def _storable(text: str) -> str:
    """The text without half surrogate pairs, which an error may quote and the run's record cannot hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
