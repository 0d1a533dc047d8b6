"""One run, stage by stage, without Prefect: what it works with and what it has counted so far.

A plain class and no dataclass: Prefect walks through the fields of dataclasses among a task's arguments.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from extraction.pipeline import Extractor, article_iri
from flows.change import remember, remembered, todays_basis
from flows.choosing import arranged, to_be_read, to_be_removed
from flows.coverage import coverage_notes, doubt_notes
from flows.extractor import configured_extractor, second_notes
from flows.in_step import catch_up, fall_behind, is_in_step
from flows.inputs import Inputs
from flows.last_run import keep_last_run
from flows.logs import RunLog
from flows.progress import Progress, Silent
from flows.projecting import kept_and_projected
from flows.quarantine import Quarantine
from flows.readers import configured_readers
from flows.report import RunReport
from flows.retracting import finish_retractions
from flows.run_record import keep_record, moment
from flows.seen_conflicts import tell_conflicts
from flows.settings import Settings
from flows.sources import Collected, Note, Skipped
from flows.stores import open_configured
from flows.syncing import sync_store
from flows.tally import Tally
from graph.known_names import catalogue_of
from graph.ledger import Head, Ledger
from graph.quarantine import admitted
from graph.stores.base import GraphStore
from ontology.records import RawArticle, Reading


class Job:
    """The stages of a run, to be called in the order in which they stand here."""

    def __init__(
        self,
        inputs: Inputs,
        settings: Settings,
        *,
        command: str = "dealgraph ingest",
        with_store: bool = True,
        new_only: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.ledger = Ledger.open(settings.data)  # first, as it may refuse the folder
        self.inputs = inputs
        self.settings = settings
        self.command = command
        self.with_store = with_store
        self.new_only = new_only
        self._store: GraphStore | None = None
        self.progress = progress or Silent()
        self.extractor: Extractor = configured_extractor(settings)
        self.quarantine = Quarantine(settings.data)
        self.started = moment()
        self.log = RunLog(self.started)
        self._heads: dict[str, Head] | None = None
        self.collected = Collected((), (), (), ())
        self.raws: dict[str, RawArticle] = {}
        self.todo: tuple[RawArticle, ...] = ()
        self._found: Iterator[Iterable[Reading | Skipped]] = iter(())
        self.given: set[str] = set()
        self.unchanged = 0
        self.readings: list[Reading] = []
        self.skipped: list[Skipped] = []
        self.notes: list[Note] = []
        self.failed: list[Skipped] = []
        self.written: list[str] = []
        self.removed: list[str] = []
        self.tally = Tally()
        self.articles: int | None = None
        self.facts: int | None = None
        self.conflicts: int | None = None
        self.new_conflicts = self.store_changes = 0
        self.seconds: dict[str, float] = {}
        self.readers = configured_readers(settings, self.extractor)

    def read(self) -> int:
        """Read the next portion of the sources; give how many articles are to be extracted."""
        with self._stage("read"):
            heads = self._known()
            self.collected = arranged(self.inputs.read(), heads, self.ledger, self.settings)
            if not self.inputs.replaces:
                self.collected = replace(self.collected, replaced=())
            self.raws = dict(self.collected.articles)
            self.todo = to_be_read(self.collected, heads, "" if self.new_only else self.extractor.digest)
            self._found = self.readers.read(self.todo[start:end] for start, end in self.batches())
            self.failed = []
            self.unchanged += len(self.collected.articles) - len(self.todo)
            # A run that looks often and finds little would else keep a record of everything each time.
            self.given.update(map(_iri, self.todo) if self.new_only else (iri for iri, _ in self.collected.articles))
            self.notes += self.collected.notes
        return len(self.todo)

    def batches(self) -> Iterator[tuple[int, int]]:
        """From where to where each batch of articles goes."""
        for start in range(0, len(self.todo), self.settings.batch):
            yield start, min(start + self.settings.batch, len(self.todo))

    def extract(self, start: int, end: int) -> int:
        """Read the next batch of articles; give how many gave something. For the others the reason is kept."""
        with self._stage("extract", end - start):
            self.readings = []
            for found in next(self._found):
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
            if self.readings:
                fall_behind(self.settings.data)
                self._remember_extractor()
            for reading in self.readings:
                article = reading.article
                try:
                    reading = admitted(self.ledger, reading)
                    changed = self.ledger.write(reading, self.raws.get(article.iri))
                except Exception as error:  # as in `extract`: one odd article must not cost the others
                    if isinstance(error, OSError) or isinstance(error.__cause__, OSError):
                        raise  # the disk's fault, which the next article would meet as well
                    fault = f"it cannot be written ({error}); please report this article"
                    self.failed.append(Skipped(article.source, fault))
                    continue
                if changed:
                    self.written.append(article.iri)
                    self.log.event("article written", article=article.iri, source=article.source)
                self._known()[article.iri] = Head(article.iri, article.key, reading.read_with, article.source)
                self.tally.count(reading)
            self.readings = []
        return len(self.written) - before

    def retract(self) -> int:
        """Take back the articles whose sources now hold other texts; after writing, so that nothing is ever missing."""
        with self._stage("write"):
            before = len(self.removed)
            fall_behind(self.settings.data)
            for iri, replaced_by in to_be_removed(self.collected, self.failed):
                if self.ledger.supersede(iri, replaced_by, self.started):
                    self.removed.append(iri)
                    self.log.event("article replaced", article=iri, replaced_by=replaced_by)
                self._known().pop(iri, None)
        return len(self.removed) - before

    def settle(self) -> None:
        """The portion is done: what failed goes into quarantine, what came at last out of it."""
        skipped = (*self.collected.skipped, *self.failed)
        for skip in skipped:
            self.log.event("source skipped", source=skip.source, reason=skip.reason, fault=skip.fault.value)
        origins = self.inputs.origins()
        # An address that has not changed since gives no article again, and needs none.
        self.quarantine.settle(skipped, {*self.collected.given, *origins}, self.started, origins)
        self.inputs.kept(self.collected, self.written, skipped)
        self.skipped += skipped

    def finish_retractions(self) -> None:
        """Take out what has a tombstone and is there still: a process was killed while it retracted."""
        for article in finish_retractions(self.ledger):
            self._known().pop(article, None)
            self.removed.append(article)

    def must_project(self) -> bool:
        """Whether the graph may be another one than before, or the store may hold another one than the graph."""
        return bool(self.written or self.removed) or not self.is_in_step()

    def is_in_step(self) -> bool:
        """Whether graph and store are what the ledger says, so that they are made again only for something new."""
        return is_in_step(self.settings, with_store=self.with_store)

    def project(self) -> int:
        """Make the graph of the whole ledger and bring the store to it; give how many nodes and edges changed there."""
        with self._stage("project"):
            self._nothing_more_to_read()
            graph = kept_and_projected(self.ledger)
            self.articles, self.facts, self.conflicts = (
                sum(label in node.labels for node in graph.nodes.values()) for label in ("Article", "Fact", "Conflict")
            )
            self.new_conflicts = tell_conflicts(self.settings.data, graph, self.started)
        if self.with_store:
            with self._stage("store"):
                self.store_changes = sync_store(graph, self.open_store(), trusting=True)
        catch_up(self.settings, with_store=self.with_store)
        return self.store_changes

    def prepare_store(self) -> None:
        """Open the store where it is needed for sure: a run that finds nothing new does without it."""
        if self.with_store and not self.is_in_step():
            self.open_store()

    def open_store(self) -> GraphStore:
        """The store, opened once. In the main thread: a JVM that another one starts blocks Python and never ends."""
        if self._store is None:
            self._store = open_configured(self.settings, read_only=False)
        return self._store

    def close(self) -> None:
        """Let go of the store and of whoever reads."""
        self._nothing_more_to_read()
        if self._store is not None:
            self._store.close()

    def report(self) -> RunReport:
        """Keep the record of the run, and say what it did."""
        self.inputs.ended()
        keep_record(
            self.ledger,
            self.command,
            self.started,
            read_with=self.extractor.digest,
            inputs=self.given,
            written=(*self.written, *self.inputs.marked()),
            removed=self.removed,
            skipped=self.skipped,
        )
        ended = moment()
        self.log.event("run ended", written=len(self.written), replaced=len(self.removed), skipped=len(self.skipped))
        report = RunReport(
            command=self.command,
            data=str(self.settings.data),
            store=self.settings.store if self.with_store else "",
            written=tuple(self.written),
            replaced=tuple(self.removed),
            unchanged=self.unchanged,
            skipped=tuple(self.skipped),
            notes=(
                *self.notes,
                *coverage_notes(self.tally.languages),
                *doubt_notes(self.tally.doubted),
                *second_notes(self.extractor, self.settings),
            ),
            mentions=self.tally.mentions,
            claims=self.tally.claims_sorted,
            entities_known=self.tally.entities_known,
            entities_new=self.tally.entities_new,
            articles=self.articles,
            facts=self.facts,
            conflicts=self.conflicts,
            new_conflicts=self.new_conflicts,
            store_changes=self.store_changes,
            seconds=tuple(self.seconds.items()),
        )
        keep_last_run(self.settings.data, report, self.started, ended)
        return report

    def _nothing_more_to_read(self) -> None:
        self._found = iter(())  # what is still under way is given up, which its readers must be told
        self.readers.close()
        self.collected, self.raws, self.todo = Collected((), (), (), ()), {}, ()  # the graph has more use for the room

    def _remember_extractor(self) -> None:
        """What the extractor rests on, before the first article that it has read is kept."""
        if remembered(self.settings.data, self.extractor.digest) is None:
            basis = todays_basis(self.settings.named_models, self.extractor.digest, catalogue_of(self.settings.data))
            remember(self.settings.data, self.extractor.digest, basis)

    def _known(self) -> dict[str, Head]:
        """What the ledger has, kept up to date, since to look at every article again costs more than a new one."""
        if self._heads is None:
            self._heads = {head.article: head for head in self.ledger.heads()}
        return self._heads

    @contextmanager
    def _stage(self, name: str, total: int | None = None) -> Iterator[None]:
        self.progress.stage(name, total)
        start = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - start


def _iri(raw: RawArticle) -> str:
    return article_iri(raw.text)
