"""What another reader of articles beside the rules promises the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extraction.base import Candidate, Page
from extraction.claims.drafts import Draft
from extraction.linking.by_name import Resolution


@dataclass(frozen=True, slots=True)
class Seconded:
    """What is read from an article by both. ``whole`` tells that the reader was heard on all that it was to see."""

    candidates: tuple[Candidate, ...]
    resolution: Resolution
    drafts: tuple[Draft, ...]
    whole: bool = True


class SecondReader(Protocol):
    """Reads an article after the rules have."""

    @property
    def name(self) -> str:
        """Versioned: it changes whenever the results may."""

    def read(
        self, page: Page, article: str, candidates: Sequence[Candidate], resolution: Resolution, drafts: Sequence[Draft]
    ) -> Seconded:
        """The names and claims of the rules with its own; ``article`` is the IRI."""

    def begin(self) -> None:
        """Articles begin that have nothing to do with those before: faults that it met there are past."""

    def notes(self) -> tuple[str, ...]:
        """What a person must know of all that it has read so far: cost, faults, and what was refused, and why."""
