"""Which thing of the article a sentence speaks of without naming it: "the company", "it", or nothing at all.

The features serve every language: when a thing was last named and how, how often, what the rest of the article tells
of it outright, which of the words that describe it the sentence repeats. Weights that rank them are trained by
``tools/training``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extraction.claims.drafts import Draft
from extraction.claims.pair_features import Filler
from extraction.claims.weights import Weights

UNNAMED = "*"
"""Stands for the IRI of a thing that a sentence speaks of and does not name."""

_FAR = 6
_MANY = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The part that a sentence, by its number, gives outright to something that it names: subject or object of what.

    ``other`` is what fills the other role, "" where the sentence does not name it.
    """

    sentence: int
    iri: str
    role: str
    relation: str
    other: str
    is_about: bool


def proposed_by(drafts: Iterable[Draft]) -> dict[str, frozenset[str]]:
    """The things that the triggers' drafts bring into each relation."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        found.setdefault(draft.relation, set()).update(iri for iri in (draft.subject, draft.object) if iri)
    return {relation: frozenset(things) for relation, things in found.items()}


class Referents:
    """The things that an article has named so far, as one goes through it sentence by sentence.

    ``parts`` is what all of its sentences tell outright, ``described`` the classes of words that stand beside each
    thing's name.
    """

    def __init__(
        self,
        topic: str,
        counts: Mapping[str, int],
        parts: Iterable[Part],
        described: Mapping[str, frozenset[str]],
    ) -> None:
        self._topic = topic
        self._counts = counts
        self._described = described
        self._parts: dict[str, list[Part]] = {}
        for part in parts:
            self._parts.setdefault(part.iri, []).append(part)
        self._kind: dict[str, str] = {}
        self._seen: dict[str, tuple[int, int, int, bool]] = {}
        self._so_far: Counter[str] = Counter()
        self._titled: set[str] = set()
        self._givers: set[str] = set()
        self._latest: tuple[int, str] = (-_FAR, "")
        self._latest_in: dict[str, str] = {}
        self._now, self._paragraph = 0, 0
        self._here: set[str] = set()
        self._said: frozenset[str] = frozenset()
        self._proposed: Mapping[str, frozenset[str]] = {}

    def begin(
        self,
        number: int,
        paragraph: int,
        named: Sequence[Filler],
        said: frozenset[str],
        proposed: Mapping[str, frozenset[str]],
    ) -> None:
        """Go on to a sentence.

        ``said`` are the classes of the words that may describe what it means, ``proposed`` the things that the
        triggers bring into each relation.
        """
        self._now, self._paragraph, self._said, self._proposed = number, paragraph, said, proposed
        self._here = {thing.iri for thing in named}
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

    def was_about(self, company: str, relation: str) -> None:
        """A claim of the sentence, of that relation, is about this company."""
        self._latest = (self._now, company)
        self._latest_in[relation] = company

    def gave(self, iri: str) -> None:
        """A claim tells that this one gives money."""
        self._givers.add(iri)

    def candidates(self, kind: str, relation: str) -> Iterator[tuple[str, list[str]]]:
        """The things of a kind that the sentence may mean, with the features of each for a role in that relation."""
        ranked = [iri for iri, _ in self._so_far.most_common() if self._kind[iri] == kind]
        known = dict.fromkeys(ranked)
        if kind == "Company" and self._topic:
            known.setdefault(self._topic)
        about = {iri: sum(part.is_about for part in self._elsewhere(iri)) for iri in known}
        most = max(about.values(), default=0)
        often = sorted(known, key=lambda iri: -self._counts.get(iri, 0))
        for iri in known:
            if iri in self._here:
                continue
            plain = [
                *self._where(iri, ranked),
                *self._standing(iri, often.index(iri), about[iri], is_most=about[iri] == most),
                *self._by_rule(iri, relation),
            ]
            yield iri, [f"{kind}|{feature}" for feature in plain] + [f"{relation}|{feature}" for feature in plain]

    def _by_rule(self, iri: str, relation: str) -> Iterator[str]:
        """What the triggers say of the thing here."""
        meant = self._proposed.get(relation, frozenset()) - self._here
        if meant:
            yield f"rule means {'it' if iri in meant else 'another'}"
        if any(iri in things for things in self._proposed.values()):
            yield "rule"

    def _elsewhere(self, iri: str) -> Iterator[Part]:
        """The thing's parts in other sentences: what the sentence itself says must not tell who it is about."""
        return (part for part in self._parts.get(iri, ()) if part.sentence != self._now)

    def _where(self, iri: str, ranked: Sequence[str]) -> Iterator[str]:
        """When and how the thing was named last."""
        if iri in self._seen:
            number, paragraph, place, only = self._seen[iri]
            ago = min(self._now - number, _FAR)
            newest = max((self._seen[other][0] for other in ranked), default=-1) == number
            yield f"ago {ago}"
            yield f"{'newest' if newest else 'older'} place {min(place, 2)} only {only}"
            yield f"same paragraph {paragraph == self._paragraph} newest {newest}"
            yield f"rank so far {min(ranked.index(iri), _MANY)}"
        else:
            yield "not named yet"
        since, latest = self._latest
        if iri == latest:
            yield f"latest {min(self._now - since, _FAR)}"
        elif latest:
            yield "another latest"
        for relation, company in sorted(self._latest_in.items()):
            yield f"{'latest' if iri == company else 'not latest'} in {relation}"

    def _standing(self, iri: str, rank: int, about: int, *, is_most: bool) -> Iterator[str]:
        """What the thing is in the article."""
        yield f"times {min(self._counts.get(iri, 0), 6)}"
        yield f"rank {min(rank, _MANY)}"
        yield f"about {min(about, 4)}{' most' if about and is_most else ''}"
        roles = Counter(f"{part.role} {part.relation}" for part in self._elsewhere(iri))
        for role, count in roles.items():
            yield role
            yield f"{role} {min(count, _MANY)}"
        for relation in sorted({p.relation for p in self._elsewhere(iri) if p.other in self._here}):
            yield f"with what is here in {relation}"
        if iri == self._topic:
            yield "topic"
        if iri in self._titled:
            yield "titled"
        if iri in self._givers:
            yield f"giver {iri == self._topic}"
        described = self._described.get(iri, frozenset())
        again = described & self._said
        for name in sorted(word for word in described if word[0] != "="):
            yield f"described {name}"
        for name in sorted(word for word in again if word[0] != "="):
            yield f"described as said {name}"
        yield f"words said again {min(sum(word[0] == '=' for word in again), 2)}"

    def shares(self, kind: str, relation: str, weights: Weights) -> dict[str, float]:
        """How likely the sentence means each thing of a kind where it names none, the likeliest first."""
        logits = [(iri, weights.logits(features)[UNNAMED]) for iri, features in self.candidates(kind, relation)]
        ranked = sorted(logits, key=lambda entry: -entry[1])
        odds = {iri: math.exp(max(-30.0, logit - ranked[0][1])) for iri, logit in ranked}
        whole = sum(odds.values())
        return {iri: odd / whole for iri, odd in odds.items()}

    def likeliest(self, kind: str, relation: str, weights: Weights) -> tuple[str, float]:
        """The thing of a kind that the sentence most likely means, and how likely that is; "" where there is none."""
        return next(iter(self.shares(kind, relation, weights).items()), ("", 0.0))
