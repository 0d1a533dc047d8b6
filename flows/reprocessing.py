"""What `dealgraph reprocess` reads: texts of the ledger whose result can be another one now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.change import Change, forget, remember, remembered, todays_basis
from flows.in_step import fall_behind
from flows.settings import Settings
from flows.sources import Collected, Skipped
from flows.sources.found import Item
from graph.known_names import catalogue_of
from graph.ledger import Ledger
from ontology.records import RawArticle, Reading


class Reprocessing:
    """The articles that another extractor has read. Those that cannot come out differently are only marked as read."""

    def __init__(self, ledger: Ledger, settings: Settings, extractor: str, *, dry_run: bool = False) -> None:
        self._ledger = ledger
        self._settings = settings
        self._extractor = extractor
        self._dry_run = dry_run
        self._changes: dict[str, Change] = {}
        self._todo: list[str] | None = None
        self.current = 0
        self.left = 0
        self._marked: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The ledger is the source."""
        return (str(self._ledger.folder),)

    @property
    def replaces(self) -> bool:
        """Never: two articles of the ledger may have one source, and neither is newer for being read again."""
        return False

    def more(self) -> bool:
        """Whether articles are left that are to be looked at."""
        if self._todo is None:
            heads = sorted(self._ledger.heads(), key=lambda head: (head.source, head.article))
            self._todo = [head.article for head in heads if head.read_with != self._extractor]
            self.current = len(heads) - len(self._todo)
            self._compare({head.read_with for head in heads})
        return bool(self._todo)

    def read(self) -> Sequence[Item]:
        """The next articles that can come out differently; the others are marked on the way."""
        items: list[Item] = []
        while self.more() and len(items) < self._settings.portion:
            assert self._todo is not None  # `more` has filled it
            reading = self._ledger.get(self._todo.pop(0))
            if reading is None:
                continue
            if self._changes[reading.read_with].may_touch(reading):
                items.append(self._ledger.given(reading))
                continue
            self.left += 1
            if not self._dry_run:
                self._mark(reading)
        return items

    def origins(self) -> Mapping[str, str]:
        """None: no source was looked at."""
        return {}

    def kept(self, collected: Collected, written: Sequence[str], skipped: Sequence[Skipped]) -> None:
        """Nothing is to be remembered of the portion."""

    def marked(self) -> Sequence[str]:
        """Those that cannot come out differently: their files name another extractor now."""
        return self._marked

    def ended(self) -> None:
        """Forget what earlier extractors rested on, where no article is left that they have read."""
        forget(self._settings.data, {head.read_with for head in self._ledger.heads()} | {self._extractor})

    def _mark(self, reading: Reading) -> None:
        if not self._marked:
            fall_behind(self._ledger.folder)
        self._ledger.write(replace(reading, read_with=self._extractor))
        self._marked.append(reading.article.iri)

    def _compare(self, before: set[str]) -> None:
        now = todays_basis(self._settings.named_models, self._extractor, catalogue_of(self._settings.data))
        if not self._dry_run:
            remember(self._settings.data, self._extractor, now)
        known = {extractor: remembered(self._settings.data, extractor) for extractor in before}
        self._changes = {extractor: Change.between(basis, now) for extractor, basis in known.items()}


def count(ledger: Ledger, settings: Settings, extractor: str) -> tuple[int, int]:
    """How many articles a run would read again, and how many it would leave as they are."""
    inputs = Reprocessing(ledger, settings, extractor, dry_run=True)
    again = 0
    while inputs.more():
        again += sum(isinstance(item, RawArticle) for item in inputs.read())
    return again, inputs.left + inputs.current
