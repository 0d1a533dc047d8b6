"""Which thing of the article a sentence speaks of without naming it: "the company", "it", or nothing at all.

The features know no words and so serve every language: when a thing was last named and how, how often, whether claims
were about it. Weights that rank them are trained by ``tools/training``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extraction.claims.pair_features import Filler
from extraction.claims.weights import Weights

UNNAMED = "*"
"""Stands for the IRI of a thing that a sentence speaks of and does not name."""

_FAR = 6


class Referents:
    """The things that an article has named so far, as one goes through it sentence by sentence.

    ``about`` lists for each sentence, by its number, the companies that its claims name outright as what they are
    about.
    """

    def __init__(self, topic: str, counts: Mapping[str, int], about: Mapping[int, Sequence[str]]) -> None:
        self._topic = topic
        self._counts = counts
        self._about_in = about
        self._about_all = Counter(iri for companies in about.values() for iri in companies)
        self._about: Counter[str] = Counter()
        self._kind: dict[str, str] = {}
        self._seen: dict[str, tuple[int, int, int, bool]] = {}
        self._so_far: Counter[str] = Counter()
        self._titled: set[str] = set()
        self._givers: set[str] = set()
        self._latest: tuple[int, str] = (-_FAR, "")
        self._now, self._paragraph = 0, 0
        self._here: set[str] = set()

    def begin(self, number: int, paragraph: int, named: Sequence[Filler]) -> None:
        """Go on to a sentence."""
        self._now, self._paragraph = number, paragraph
        self._here = {thing.iri for thing in named}
        # What the sentence itself says must not tell who it is about.
        self._about = self._about_all - Counter(self._about_in.get(number, ()))
        if number == 0:
            self._titled = set(self._here)

    def end(self, named: Sequence[Filler]) -> None:
        """Keep what the sentence named."""
        for kind in ("Company", "Investor", "Model", "Person"):
            iris = list(dict.fromkeys(t.iri for t in named if t.kind == kind))
            for place, iri in enumerate(iris):
                self._kind[iri] = kind
                self._seen[iri] = (self._now, self._paragraph, place, len(iris) == 1)
                self._so_far[iri] += 1

    def was_about(self, company: str) -> None:
        """A claim of the sentence is about this company."""
        self._latest = (self._now, company)

    def gave(self, iri: str) -> None:
        """A claim tells that this one gives money."""
        self._givers.add(iri)

    def candidates(self, kind: str, relation: str) -> Iterator[tuple[str, list[str]]]:
        """The things of a kind that the sentence may mean, with the features of each for a role in that relation."""
        most = max((n for iri, n in self._about.items()), default=0)
        ranked = [iri for iri, _ in self._so_far.most_common() if self._kind[iri] == kind]
        known = dict.fromkeys(ranked)
        if kind == "Company" and self._topic:
            known.setdefault(self._topic)
        for iri in known:
            if iri in self._here:
                continue
            plain = list(self._features(iri, most, ranked))
            yield iri, [f"{kind}|{feature}" for feature in plain] + [f"{relation}|{feature}" for feature in plain]

    def _features(self, iri: str, most: int, ranked: Sequence[str]) -> Iterator[str]:
        if iri in self._seen:
            number, paragraph, place, only = self._seen[iri]
            ago = min(self._now - number, _FAR)
            newest = max((self._seen[other][0] for other in ranked), default=-1) == number
            yield f"ago {ago}"
            yield f"{'newest' if newest else 'older'} place {min(place, 2)} only {only}"
            yield f"same paragraph {paragraph == self._paragraph} newest {newest}"
            yield f"rank so far {min(ranked.index(iri), 3)}"
        else:
            yield "not named yet"
        yield f"times {min(self._counts.get(iri, 0), 6)}"
        about = self._about.get(iri, 0)
        yield f"about {min(about, 4)}{' most' if about and about == most else ''}"
        if iri == self._topic:
            yield "topic"
        if iri in self._titled:
            yield "titled"
        if iri in self._givers:
            yield f"giver {iri == self._topic}"
        since, latest = self._latest
        if iri == latest:
            yield f"latest {min(self._now - since, _FAR)}"
        elif latest:
            yield "another latest"

    def likeliest(self, kind: str, relation: str, weights: Weights) -> tuple[str, float]:
        """The thing of a kind that the sentence most likely means, and how likely that is; "" where there is none."""
        ranked = [
            (weights.logits(features)[UNNAMED], -place, iri)
            for place, (iri, features) in enumerate(self.candidates(kind, relation))
        ]
        if not ranked:
            return "", 0.0
        best = max(ranked)
        return best[2], 1 / sum(math.exp(max(-30.0, logit - best[0])) for logit, _, _ in ranked)
