"""Which gold thing a run's thing is: the one that its labels, and after them its names, speak for most."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from flows.evaluation.gold import GoldThing
from flows.evaluation.statements import Claim, Thing

_LABEL = 1000
"""What a claim's label counts, a name being one: more than all names of a thing together."""

_QUOTES = re.compile(r"[\"'“”„‚‘’«»‹›「」『』《》()\[\]]")
_GAPS = re.compile(r"[\s\-_·]+")


def folded(name: str) -> str:
    """A name with its case, width, quotes and inner spacing folded away."""
    text = _QUOTES.sub(" ", unicodedata.normalize("NFKC", name).casefold())
    return _GAPS.sub(" ", text).strip(" .,;:")


class Naming:
    """The gold thing of every thing in the claims. One IRI is one gold thing, in whatever article it stands."""

    def __init__(self, things: Iterable[GoldThing], claims: Iterable[Claim]) -> None:
        called: dict[str, set[str]] = defaultdict(set)
        for thing in things:
            for name in thing.names:
                called[folded(name)].add(thing.id)
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        names: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for said in filter(None, (claim.subject, claim.object)):
                labels[said.iri][folded(said.label)] += 1
                names[said.iri].update(map(folded, said.names))
        self._gold: dict[str, str] = {}
        for iri, counted in labels.items():
            votes: Counter[str] = Counter()
            for label, times in counted.items():
                votes.update(dict.fromkeys(called.get(label, ()), _LABEL * times))
            for name in names[iri]:
                votes.update(called.get(name, ()))
            if votes:
                self._gold[iri] = max(votes, key=lambda gold: (votes[gold], gold))

    def gold(self, thing: Thing | None) -> str | None:
        """The id of the gold thing, or None for what no gold thing is called."""
        return self._gold.get(thing.iri) if thing else None
