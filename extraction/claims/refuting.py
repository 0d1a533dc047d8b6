"""Denials that take a sentence of their own: what the sentence before told is not so.

"X is said to have bought Y. The company denies this." The rumour and its denial are two claims. What the first sentence
asserts is one that the article denies: it is told there only for the next sentence to refute it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extraction.base import Page
from extraction.claims.drafts import Draft
from extraction.cues import alternatives, cue_table
from ontology.records import Span, Status

_LONGEST = 600
"""Code points that evidence may have (`ontology.records.Evidence`)."""


@cache
def _refuting(language: str) -> re.Pattern[str] | None:
    words = cue_table("refuting")["words"].get(language, [])
    return re.compile(alternatives(words), re.I) if words else None


def with_denials(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those denied by the sentence after their own with that sentence in their evidence."""
    refuted = dict(_refuted(page, drafts))
    return tuple(said for draft in drafts for said in _said(draft, refuted.get(draft.evidence.span), page.text))


def _refuted(page: Page, drafts: Sequence[Draft]) -> Iterator[tuple[Span, Span]]:
    """The spans of evidence that are refuted, each with the span of the sentence that does."""
    by_sentence: dict[Span, set[Span]] = defaultdict(set)
    for span in {draft.evidence.span for draft in drafts}:
        for sentence in page.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                by_sentence[sentence.span].add(span)
    for before, after in pairwise(page.sentences):
        pattern = _refuting(after.language)
        if before.span not in by_sentence or after.span in by_sentence or pattern is None:
            continue
        if pattern.search(page.text[after.span.start : after.span.end].strip()):
            yield from ((span, after.span) for span in sorted(by_sentence[before.span]))


def _said(draft: Draft, refutation: Span | None, text: str) -> Iterator[Draft]:
    if refutation is None or draft.status is Status.DENIED:
        yield draft
        return
    if draft.status is Status.REPORTED:
        yield draft
    evidence = draft.evidence
    span = Span(evidence.span.start, refutation.end)
    if span.end - span.start <= _LONGEST:
        evidence = replace(evidence, span=span, text=text[span.start : span.end])
    yield replace(draft, status=Status.DENIED, evidence=evidence)
