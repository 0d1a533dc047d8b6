"""Reading articles, each of which gives what it says or the reason why it gives nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from extraction.pipeline import Extractor
from flows.quantities import with_quantities
from flows.sources import Fault, Skipped
from ontology.errors import DealgraphError, PassingError
from ontology.records import RawArticle, Reading


class Readers(Protocol):
    """Who reads a run's articles: this process, or the workers of a cluster."""

    def read(self, batches: Iterable[Sequence[RawArticle]]) -> Iterator[Iterable[Reading | Skipped]]:
        """What is read from each batch, in the order of the batches."""

    def prepare(self) -> None:
        """There is time to load what the first article will need."""

    def close(self) -> None:
        """Nothing more is to be read; may be said more than once."""


class Here:
    """This process reads, one article after another, each when it is asked for."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor

    def read(self, batches: Iterable[Sequence[RawArticle]]) -> Iterator[Iterable[Reading | Skipped]]:
        """What is read from each batch."""
        for batch in batches:
            self._extractor.prepare()  # what cannot be loaded is no article's fault and ends the run
            yield extracted(self._extractor, batch)

    def prepare(self) -> None:
        """Load it."""
        self._extractor.prepare()

    def close(self) -> None:
        """Make room: what was learned holds 150 MB, of which the graph that is made next has more use."""
        self._extractor.rest()


def extracted(extractor: Extractor, articles: Iterable[RawArticle]) -> Iterator[Reading | Skipped]:
    """What is read from each article, or why nothing could be."""
    for raw in articles:
        try:
            yield with_quantities(extractor.read(raw))
        except DealgraphError as error:
            fault = Fault.PASSING if isinstance(error, PassingError) else Fault.LASTING
            yield Skipped(raw.source, str(error).removeprefix(f"{raw.source}: ").rstrip("."), fault)
        except Exception as error:  # one odd article must not cost the thousand others; it is told, not hidden
            reason = f"the extractor failed ({type(error).__name__}: {error}); please report this article"
            yield Skipped(raw.source, reason)
