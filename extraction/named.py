"""Everything that an article names, as the readers of claims see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extraction.base import Candidate
from ontology.records import Span

_DOMINANT = 0.27
"""Share of an article's company names from which on one company is what the article is about."""

_IN_TITLE = 4
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an article in the order of its text, each of one kind, and the IRI of what each stands for.

    ``topic`` is the company that it names most, "" for none, and ``dominant`` whether it is what the article is about.
    ``traits`` tell by IRI how well it is known that this is a thing, and of its kind; ``makers`` by product who makes
    it, where the catalogue knows and the article names both.
    """

    candidates: tuple[Candidate, ...]
    iris: tuple[str, ...]
    topic: str
    dominant: bool
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    makers: Mapping[str, str] = field(default_factory=dict)


def topic_of(candidates: Sequence[Candidate], iris: Sequence[str], title: Span | None) -> tuple[str, bool]:
    """The company that the article names most, and whether it is what the article is about.

    It is so with more than a quarter of all names of companies; one in the title or named first counts for several.
    """
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for candidate, iri in zip(candidates, iris, strict=True):
        if candidate.types[0] == "Company":
            in_title = title is not None and title.contains(candidate.span)
            counts[iri] += _IN_TITLE if in_title else _FIRST if not counts else 1
            first.setdefault(iri, candidate.span.start)
    most = max(counts, key=lambda iri: (counts[iri], -first[iri]), default="")
    return most, bool(most) and counts[most] >= _DOMINANT * counts.total()
