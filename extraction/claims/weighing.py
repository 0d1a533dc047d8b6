"""How far each draft of a claim can be believed, seen beside everything else that was read from the article.

A sentence by itself does not show that its claim is told twice, that the triggers agree, or that who gives money in it
takes money everywhere else. Weights (``weights/claims.tsv``) are trained by ``tools/training`` on what scorers told of
articles that they were not trained on.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extraction.claims.calibration import logit_of
from extraction.claims.drafts import Draft
from extraction.claims.weights import Weights, load_weights, probability
from ontology.records import Span

RIGHT = "right"

_BELIEVED = 0.12
"""From which probability a draft becomes a claim: between 0.1 and 0.15 F1 was best on `tests/articles`. Relations in
``weights/believed.tsv`` ask for more, as any sentence can sound like them: F1 gained by it on `tests/articles` and on
drafts of articles kept apart from training."""

_MANY = 3
_STEPS = 2
"""Buckets of probabilities by logit."""

_AROUND = (-3, -2, -1, 1, 2, 3)
_THIN, _FINE, _LONG = 1 / 64, 1, 7
"""Claims in a sentence below which an article is as thin as can be, buckets by doubling, and where lengths end."""


@dataclass(frozen=True, slots=True)
class Background:
    """What an article's drafts are weighed against.

    Its ``topic``, the ``traits`` of its things by IRI (see `extraction.named.Named`), all that the triggers propose for
    it, the spans of its sentences in order, and the name of each relation's telling number.
    """

    topic: str
    traits: Mapping[str, Sequence[str]]
    rules: Sequence[Draft]
    sentences: Sequence[Span]
    keys: Mapping[str, str]


def weighed(drafts: Sequence[Draft], around: Background, weights: Weights) -> tuple[Draft, ...]:
    """The drafts that are believed, each with how likely it is right."""
    found = []
    least = _least()
    for draft, features in zip(drafts, features_of(drafts, around), strict=True):
        share = probability(weights.logits(features).get(RIGHT, 0.0))
        if share >= least.get(draft.relation, _BELIEVED):
            found.append(replace(draft, confidence=round(share, 4)))
    return tuple(found)


@cache
def _least() -> Mapping[str, float]:
    """From which probability a claim of a relation is believed, where not from `_BELIEVED`."""
    return load_weights("believed").base


def features_of(drafts: Sequence[Draft], around: Background) -> Iterator[list[str]]:
    """What speaks for and against each draft."""
    parts = [_parts(draft) for draft in drafts]
    everywhere = Counter(part for own in parts for part in own)
    per_sentence = Counter(draft.evidence.span for draft in drafts)
    thick = list(_thickness(drafts, around.sentences))
    for draft, own, told in zip(drafts, parts, thick, strict=True):
        key = around.keys[draft.relation]
        plain = [
            *_by_itself(draft, around.topic),
            *_beside_rules(draft, around.rules, key),
            *_beside_others(draft, drafts, key),
            f"claims in the sentence {min(per_sentence[draft.evidence.span], 6)}",
            *told,
        ]
        others = everywhere - Counter(own)
        for name, iri in (("subject", draft.subject), ("object", draft.object)):
            plain += [f"{name} also {role} {relation}" for thing, role, relation in others if thing == iri]
            plain += [f"{name} {trait}" for trait in around.traits.get(iri or "", ())]
        yield sorted({*plain, *(f"{draft.relation}: {feature}" for feature in plain)})


def _thickness(drafts: Sequence[Draft], sentences: Sequence[Span]) -> Iterator[list[str]]:
    """How much is told in the whole article, and in the sentences around each draft's own: articles that tell little
    hold many sentences that only sound like claims."""
    starts = [span.start for span in sentences]
    places = [bisect_right(starts, draft.evidence.span.start) for draft in drafts]
    per_sentence: defaultdict[int, float] = defaultdict(float)
    for place, draft in zip(places, drafts, strict=True):
        per_sentence[place] += draft.confidence
    whole = sum(per_sentence.values()) / max(1, len(sentences))
    length = min(_LONG, round(math.log2(max(1, len(sentences)))))
    step = round(_FINE * math.log2(max(_THIN, whole)))
    for place, draft in zip(places, drafts, strict=True):
        near = sum(per_sentence[place + away] for away in _AROUND)
        share = round(_STEPS * logit_of(draft.confidence))
        yield [
            f"thick {step}",
            f"thick {step} share {share}",
            f"sentences {length}",
            f"near {min(_MANY, round(near))}",
            f"near {min(_MANY, round(near))} thick {step}",
        ]


def _parts(draft: Draft) -> set[tuple[str, str, str]]:
    ends = (("subject", draft.subject), ("object", draft.object))
    return {(iri, role, draft.relation) for role, iri in ends if iri}


def _by_itself(draft: Draft, topic: str) -> Iterator[str]:
    share = round(_STEPS * logit_of(draft.confidence))
    yield f"share {share}"
    yield f"share {share} {draft.extractor}"
    yield draft.extractor
    yield draft.status.value
    yield f"named {' '.join(sorted(draft.named))}"
    yield f"named {' '.join(sorted(draft.named))} {draft.extractor}"
    for name, _ in draft.values:
        yield f"has {name}"
    if topic:
        at = "subject" if draft.subject == topic else "object" if draft.object == topic else "neither"
        yield f"topic {at}"
        yield f"topic {at} named {' '.join(sorted(draft.named))}"


def _beside_rules(draft: Draft, rules: Sequence[Draft], key: str) -> Iterator[str]:
    """Whether the triggers say it, too: in the same sentence, or somewhere."""
    here = [rule for rule in rules if rule.evidence.span == draft.evidence.span]
    found = {_likeness(draft, rule, key) for rule in here if rule.relation == draft.relation} or {"silent"}
    best = min(found, key=("same", "number", "things", "subject", "object", "turned", "other", "silent").index)
    yield f"rule {best}"
    yield f"rule {best} {draft.extractor}"
    if any(_likeness(draft, r, key) in ("same", "things") for r in rules if r.relation == draft.relation):
        yield "rule somewhere"
    for relation in sorted({rule.relation for rule in here} - {draft.relation}):
        yield f"rule {relation}"


def _beside_others(draft: Draft, drafts: Sequence[Draft], key: str) -> Iterator[str]:
    """What other drafts of the article say of the same things and numbers."""
    same_sentence: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for other in drafts:
        if other is draft:
            continue
        here = other.evidence.span == draft.evidence.span
        if other.relation == draft.relation:
            (same_sentence if here else elsewhere)[_likeness(draft, other, key)] += 1
        elif (other.subject, other.object) == (draft.subject, draft.object):
            (same_sentence if here else elsewhere)[f"{other.relation}"] += 1
        elif key and draft.value(key) and other.value("amount") == draft.value(key):
            (same_sentence if here else elsewhere)[f"number for {other.relation}"] += 1
    for place, counts in (("here", same_sentence), ("elsewhere", elsewhere)):
        for what, count in counts.items():
            if what != "other":
                yield f"{place} {what} {min(count, _MANY)}"


def _likeness(one: Draft, other: Draft, key: str) -> str:
    """How another draft of the same relation is like this one."""
    number = bool(key) and one.value(key) == other.value(key)
    if (one.subject, one.object) == (other.subject, other.object):
        return "same" if number or not key else "things"
    if number and one.value(key):
        return "number"
    if (one.subject, one.object) == (other.object, other.subject):
        return "turned"
    if one.subject == other.subject:
        return "subject"
    return "object" if one.object and one.object == other.object else "other"
