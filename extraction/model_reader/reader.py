"""The second reader: asks a model about an article's sentences and hands on what can be proved of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum

from extraction.base import Candidate, Page
from extraction.claims.drafts import Draft, without_repetitions
from extraction.linking.by_name import Resolution
from extraction.model_reader.bill import Bill
from extraction.model_reader.cast import Cast
from extraction.model_reader.doubtful import doubtful
from extraction.model_reader.faults import ModelFault, Unproved
from extraction.model_reader.joining import joined
from extraction.model_reader.prompt import prompt_version
from extraction.model_reader.proof import ALIGNED, Prover
from extraction.model_reader.questions import Asking
from extraction.model_reader.said import Said
from extraction.model_reader.windows import Window, windows_of
from extraction.second_reader import Seconded
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import Ontology

NAME = "model.v1"


class Mode(StrEnum):
    """Whose claims are taken."""

    MODEL = "llm"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a model is asked: ``parallel`` questions at a time, all sentences or the doubtful ones only."""

    mode: Mode = Mode.BOTH
    only_doubtful: bool = False
    parallel: int = 4


class ModelReader:
    """A ``SecondReader`` that asks a language model."""

    def __init__(self, ontology: Ontology, catalogue: Catalogue, asking: Asking, manner: Manner = Manner()) -> None:
        self._ontology = ontology
        self._catalogue = catalogue
        self._asking = asking
        self._manner = manner
        self._extractor = f"{NAME}={asking.model}"
        self._keys = {relation.name: relation.key for relation in ontology.relations.values()}

    @property
    def name(self) -> str:
        """Model, prompt and manner: whatever changes what is read."""
        told = "doubtful" if self._manner.only_doubtful else "all"
        return f"{self._extractor},{prompt_version()},{self._manner.mode.value},{told}"

    @property
    def bill(self) -> Bill:
        """What it has asked and refused so far."""
        return self._asking.bill

    def notes(self) -> tuple[str, ...]:
        """What a person must know of it."""
        return tuple(self.bill.sentences())

    def read(
        self, page: Page, article: str, candidates: Sequence[Candidate], resolution: Resolution, drafts: Sequence[Draft]
    ) -> Seconded:
        """The article as both have read it; ``DealgraphError`` where only the model is to be heard and said nothing."""
        wanted = doubtful(page, drafts) if self._manner.only_doubtful else None
        windows = tuple(windows_of(page.sentences, wanted))
        heard = self._hear(page, windows)
        whole = all(said is not None for said in heard)
        heard_nothing = windows and not self._asking.only_estimates and all(said is None for said in heard)
        if heard_nothing and self._manner.mode is Mode.MODEL:
            raise DealgraphError(
                f"the model {self._asking.model} gave no answer on it",
                where=article,
                remedy="Run it again, or read in the mode both.",
            )
        pairs = [(said, w) for w, answer in zip(windows, heard, strict=True) for said in answer or ()]
        cast = Cast(page, candidates, resolution, self._extractor)
        cast.admit((named for said, _ in pairs for named in self._named(said)), self._catalogue)
        prover = Prover(page, article, self._ontology, cast, self._extractor, self.bill.refused)
        told = []
        for said, window in pairs:
            try:
                told.append(prover.prove(said, window))
            except Unproved as reason:
                self.bill.refused(str(reason))
        self.bill.count("repaired", sum(draft.extractor.endswith(ALIGNED) for draft in told))
        if self._manner.mode is Mode.BOTH:
            taken = joined(drafts, told, self._keys, self.bill)
        else:
            taken = without_repetitions(told, self._keys)
            self.bill.count("added", len(taken))
        used = {iri for draft in taken for iri in (draft.subject, draft.object) if iri}
        return Seconded(*cast.without_idle(used), taken, whole)

    def _hear(self, page: Page, windows: Sequence[Window]) -> list[tuple[Said, ...] | None]:
        """What the model says on each window, None where it gave nothing that can be read."""

        def one(window: Window) -> tuple[Said, ...] | None:
            try:
                return self._asking.about(page, window)
            except ModelFault as fault:
                self.bill.failed(str(fault))
                return None

        if len(windows) < 2 or self._manner.parallel < 2:
            return [one(window) for window in windows]
        with ThreadPoolExecutor(self._manner.parallel) as pool:
            return list(pool.map(one, windows))

    def _named(self, said: Said) -> Sequence[tuple[str, str]]:
        """The names that a claim gives with kinds that its relation takes."""
        relation = self._ontology.relations.get(said.relation)
        if relation is None:
            return ()
        given = (
            (said.text("subject"), said.text("subject_type"), relation.subject_types),
            (said.text("object"), said.text("object_type"), relation.object_types),
        )
        return [(name, kind) for name, kind, kinds in given if name and kind in kinds]
