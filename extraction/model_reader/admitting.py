"""Taking names that a model gives, and the text has, in among those that the rules have found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extraction.base import Candidate, Page
from extraction.cues import alternatives
from extraction.languages import LANGUAGES
from extraction.linking.by_name import Resolution, resolve
from extraction.model_reader.quotes import Quote, find_all
from extraction.text import HAN, Sentence
from ontology.catalogue import Catalogue
from ontology.records import Span

_LONGEST = 80
"""Code points of a name at most; what is longer is a clause."""

INSIDE, AROUND = 0.5, 0.7
"""Share of a longer name that a shorter one needs to mean the same thing, within a known name and around one."""

NEW = "named by a language model, and in the text"


@dataclass(frozen=True, slots=True)
class Admitted:
    """Names with the things that they stand for. ``renamed`` leads from things that are now called otherwise."""

    candidates: tuple[Candidate, ...]
    resolution: Resolution
    renamed: dict[str, str]


def admitted(
    page: Page,
    candidates: Sequence[Candidate],
    resolution: Resolution,
    named: Iterable[tuple[str, str]],
    catalogue: Catalogue,
    finder: str,
) -> Admitted:
    """The names of the rules with those, each given with its kind, that the text has and the rules have not found.

    A name that is longer than the one that the rules have found in it, or shorter by some words, takes its place.
    """
    given = dict(reversed([pair for pair in named if _is_name(pair[0], page.language)]))
    before = {c.span: iri for c, iri in zip(candidates, resolution.iris, strict=True)}
    whole = {candidate.span: candidate for candidate in candidates}
    replaced: dict[Span, Span] = {}
    for name in sorted(given, key=lambda name: (-len(name), name)):
        for sentence in page.sentences:
            for quote in find_all(sentence.span.of(page.text), name):
                span = span_of(sentence, quote)
                near = [c for c in whole.values() if c.span.overlaps(span)]
                if len(near) == 1 and near[0].span in before and _is_longer_form(span, near[0]):
                    del whole[near[0].span]
                    whole[span] = replace(near[0], span=span, surface=span.of(page.text))
                    before[span] = before.pop(near[0].span)
                    continue
                if not _gives_way(near, span, given, before, page.text):
                    continue
                for candidate in near:
                    del whole[candidate.span]
                    replaced[candidate.span] = span
                whole[span] = Candidate(span, span.of(page.text), (given[name],), finder, "", False, NEW)
    if all(candidate.span in whole for candidate in candidates) and len(whole) == len(candidates):
        return Admitted(tuple(candidates), resolution, {})
    ordered = sorted(whole.values(), key=lambda c: c.span)
    again = resolve(page.text, ordered, catalogue, page.language)
    # A new name may be a short form of a known one; what the rules have found keeps its thing in any case.
    same = {iri: before[c.span] for c, iri in zip(ordered, again.iris, strict=True) if c.span in before}
    iris = tuple(before.get(c.span) or same.get(iri, iri) for c, iri in zip(ordered, again.iris, strict=True))
    now = {c.span: iri for c, iri in zip(ordered, iris, strict=True)}
    reasons = {c.span: why for c, why in zip(candidates, resolution.reasons, strict=True)}
    entities = {iri: entity for iri, entity in again.entities.items() if iri in iris} | resolution.entities
    for candidate in ordered:
        entity = entities[now[candidate.span]]
        if candidate.surface not in {name.text for name in entity.names}:
            known = again.entities[again.iris[ordered.index(candidate)]].names
            more = (name for name in known if name.text == candidate.surface)
            entities[entity.iri] = replace(entity, names=tuple(sorted({*entity.names, *more})))
    renamed = {
        before[old]: now[new]
        for old, new in sorted(replaced.items())
        if before[old] not in iris and new in now and _share(old, new) >= INSIDE
    }
    told = tuple(reasons.get(c.span) or NEW for c in ordered)
    return Admitted(tuple(ordered), Resolution(iris, told, entities), renamed)


def span_of(sentence: Sentence, quote: Quote) -> Span:
    """Where a quote of a sentence stands in the article."""
    return Span(sentence.span.start + quote.start, sentence.span.start + quote.end)


def _gives_way(
    near: Sequence[Candidate], span: Span, given: dict[str, str], before: dict[Span, str], text: str
) -> bool:
    """Whether the names at a place leave it to one that a model gives."""
    if any(c.span == span or c.span not in before for c in near) or len({before[c.span] for c in near}) > 1:
        return False
    for candidate in near:
        if span.contains(candidate.span):
            continue
        if candidate.span.contains(span):
            told_whole = candidate.concept or candidate.span.of(text) in given or "Model" in candidate.types[:1]
            if told_whole or _share(candidate.span, span) < INSIDE:
                return False
        else:
            return False
    return True


def _is_longer_form(span: Span, candidate: Candidate) -> bool:
    """Whether a name is only a longer form of one that the rules have found in it, as "Norholt Group" of "Norholt".

    A model's name with a word more is the name of another model.
    """
    longer = span.contains(candidate.span) and span != candidate.span
    return longer and _share(candidate.span, span) >= AROUND and candidate.types[0] != "Model"


def _share(one: Span, other: Span) -> float:
    """How much of the longer stretch the shorter one is."""
    lengths = sorted((one.end - one.start, other.end - other.start))
    return lengths[0] / lengths[1]


def _is_name(words: str, language: str) -> bool:
    """Whether words may be a proper name, and no word such as "the company" that points back to one."""
    if not words.strip() or len(words) > _LONGEST or not (HAN.search(words) or any(map(str.isupper, words))):
        return False
    known = LANGUAGES[language]
    back = re.compile(alternatives([*known.companies, *known.persons]), re.I)
    # "The company" begins what is no name; Chinese names of firms end in the word for it.
    return not (back.fullmatch(words) if HAN.search(words) else back.match(words))
