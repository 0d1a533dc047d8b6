"""The second reader: asks a model about an article's sentences and hands on what can be proved of its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extraction.base import Candidate, Page
from extraction.claims.calibration import calibrated
from extraction.claims.drafts import Draft
from extraction.linking.by_name import Resolution
from extraction.model_reader.abreast import abreast
from extraction.model_reader.bill import Bill
from extraction.model_reader.cast import Called, Cast
from extraction.model_reader.doubtful import doubtful
from extraction.model_reader.faults import ModelFault, Unproved
from extraction.model_reader.joining import joined, once
from extraction.model_reader.prompt import prompt_version
from extraction.model_reader.proof import ALIGNED, Prover
from extraction.model_reader.questions import Asking
from extraction.model_reader.said import Said
from extraction.model_reader.windows import Window, windows_of
from extraction.second_reader import Seconded
from ontology.catalogue import Catalogue
from ontology.errors import PassingError
from ontology.model import Ontology
from ontology.records import Status

NAME = "model.v2"

_SURE = 0.75
"""Probability of a claim of the rules from which on a model cannot change the kinds of its things."""

_Pair = tuple[Said, Window]


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

    def begin(self) -> None:
        """Articles begin that have nothing to do with those before."""
        self._asking.begin()

    def read(
        self, page: Page, article: str, candidates: Sequence[Candidate], resolution: Resolution, drafts: Sequence[Draft]
    ) -> Seconded:
        """The article as both have read it; ``PassingError`` where only the model is to be heard and said nothing."""
        wanted = doubtful(page, drafts) if self._manner.only_doubtful else None
        windows = tuple(windows_of(page.sentences, wanted))
        heard = self._hear(page, windows)
        self.bill.count("articles", bool(windows))
        whole = all(said is not None for said in heard)
        heard_nothing = windows and not self._asking.only_estimates and all(said is None for said in heard)
        if heard_nothing and self._manner.mode is Mode.MODEL:
            raise PassingError(
                f"the model {self._asking.model} gave no answer on it",
                where=article,
                remedy="Run it again, or read in the mode both.",
            )
        pairs = [(said, w) for w, answer in zip(windows, heard, strict=True) for said in answer or ()]
        needed = _needed(drafts, self._ontology) if self._manner.mode is Mode.BOTH else {}

        def proved(pairs: Sequence[_Pair], refused: Callable[[str], None]) -> tuple[Cast, list[_Pair], list[Draft]]:
            called = [one for said, _ in pairs for one in self._called(said)]
            cast = Cast(page, candidates, resolution, called, self._catalogue, self._extractor, needed)
            prover = Prover(page, article, self._ontology, cast, self._extractor, refused)
            kept, told = [], []
            for pair in pairs:
                try:
                    told.append(prover.prove(*pair, _denied(pair[0], pairs)))
                    kept.append(pair)
                except Unproved as reason:
                    refused(str(reason))
            return cast, kept, told

        cast, kept, told = proved(pairs, self.bill.refused)
        if len(kept) < len(pairs):
            # The names of what was refused leave no trace, not even by what they did to other names.
            cast, _, told = proved(kept, lambda reason: None)
        self.bill.count("repaired", sum(draft.extractor.endswith(ALIGNED) for draft in told))
        if self._manner.mode is Mode.BOTH:
            rules = [_renamed(draft, cast.renamed) for draft in drafts]
            fitting = [draft for draft in rules if self._fits(draft, cast)]
            self.bill.count("of other kinds", len(rules) - len(fitting))
            shown = {s.span for w, answer in zip(windows, heard, strict=True) if answer is not None for _, s in w}
            taken = joined(fitting, told, self._keys, self.bill, shown)
        else:
            taken = once(told, self._keys)
            self.bill.count("added", len(taken))
        used = {iri for draft in (*taken, *told) for iri in (draft.subject, draft.object) if iri}
        return Seconded(*cast.without_idle(used), taken, whole)

    def _hear(self, page: Page, windows: Sequence[Window]) -> list[tuple[Said, ...] | None]:
        """What the model says on each window, None where it gave nothing that can be read."""

        def one(window: Window) -> tuple[Said, ...] | None:
            try:
                return self._asking.about(page, window)
            except ModelFault as fault:
                self.bill.failed(str(fault))
                return None

        return abreast(one, windows, self._manner.parallel)

    def _fits(self, draft: Draft, cast: Cast) -> bool:
        """Whether the things of a claim of the rules are still of kinds that its relation takes."""
        relation, entities = self._ontology.relations[draft.relation], cast.resolution.entities
        subject, thing = entities[draft.subject], entities.get(draft.object or "")
        return subject.type in relation.subject_types and (thing is None or thing.type in relation.object_types)

    def _called(self, said: Said) -> Sequence[Called]:
        """The names that a claim gives."""
        relation = self._ontology.relations.get(said.relation)
        return said.called(relation) if relation else ()


def _needed(drafts: Sequence[Draft], ontology: Ontology) -> dict[str, frozenset[str]]:
    """The kinds that things must be of for the claims of the rules that are surely right."""
    kinds: dict[str, frozenset[str]] = {}
    for draft in (draft for draft in drafts if calibrated(draft.confidence) >= _SURE):
        relation = ontology.relations[draft.relation]
        for iri, fitting in ((draft.subject, relation.subject_types), (draft.object, relation.object_types)):
            if iri:
                kinds[iri] = kinds.get(iri, frozenset(fitting)) & frozenset(fitting)
    return kinds


def _renamed(draft: Draft, names: Mapping[str, str]) -> Draft:
    """The claim of things that are now called otherwise."""
    return replace(
        draft,
        subject=names.get(draft.subject, draft.subject),
        object=names.get(draft.object, draft.object) if draft.object else None,
    )


def _denied(said: Said, pairs: Sequence[_Pair]) -> bool:
    """Whether the model tells, beside a claim, that the same sentence denies it: it has seen what it overrules."""
    names = ("relation", "subject", "object", "amount")
    return any(
        other.sentence == said.sentence
        and other.text("status") == Status.DENIED
        and all(other.text(name) == said.text(name) for name in names)
        for other, _ in pairs
    )
