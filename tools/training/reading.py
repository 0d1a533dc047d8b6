"""What a sentence of an annotated article shows the scorers, and what they should have said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from extraction.base import Candidate
from extraction.claims.by_trigger import TriggerExtractor
from extraction.claims.drafts import Draft
from extraction.claims.referents import UNNAMED
from extraction.claims.sheets import Sheet, sheets_of
from extraction.named import topic_of
from ontology.model import load_ontology
from ontology.records import Span
from tools.training.annotated import Annotated, Stated
from tools.training.names import page_of


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with what it states, and what the triggers propose for it.

    In ``facts`` a thing that the sentence does not name is ``UNNAMED``; ``unnamed`` tells the kinds of such things by
    relation, subject and object.
    """

    sheet: Sheet
    facts: tuple[Stated, ...]
    rules: tuple[Draft, ...]
    unnamed: dict[tuple[str, str, str], set[str]]


@cache
def _triggers() -> TriggerExtractor:
    return TriggerExtractor(load_ontology())


def candidates_of(article: Annotated) -> list[Candidate]:
    """The marked names, as finders would have found them."""
    return [Candidate(n.span, n.surface, (n.kind,), "marked") for n in article.names]


@cache
def read_sentences(article: Annotated) -> tuple[Read, ...]:
    """The sentences of an article, read with its marked names."""
    page = page_of(article)
    candidates = candidates_of(article)
    iris = [n.thing for n in article.names]
    topic, dominant = topic_of(candidates, iris, page.sentences[0].span if page.sentences else None)
    rules: dict[Span, list[Draft]] = {}
    for draft in _triggers().propose(page, candidates, iris, article.key, topic, dominant):
        rules.setdefault(draft.evidence.span, []).append(draft)
    sheets = tuple(sheets_of(page, candidates, iris, topic))
    kinds = {n.thing: n.kind for n in article.names}
    return tuple(_read(article, sheet, tuple(rules.get(sheet.sentence.span, ())), kinds) for sheet in sheets)


def _read(article: Annotated, sheet: Sheet, rules: tuple[Draft, ...], kinds: Mapping[str, str]) -> Read:
    here = {filler.iri for filler in sheet.here}
    facts = tuple(fact for fact in article.facts if fact.span.overlaps(sheet.sentence.span))
    unnamed: dict[tuple[str, str, str], set[str]] = {}
    for fact in facts:
        missing = {kinds[iri] for iri in (fact.subject, fact.object) if iri and iri not in here}
        hidden = _hidden(fact, here)
        unnamed.setdefault((hidden.relation, hidden.subject, hidden.object), set()).update(missing)
    return Read(sheet, tuple(_hidden(f, here) for f in facts), rules, unnamed)


def _hidden(fact: Stated, here: set[str]) -> Stated:
    """The fact with what its sentence does not name made unnamed."""
    subject = fact.subject if fact.subject in here else UNNAMED
    thing = fact.object if fact.object in here or not fact.object else UNNAMED
    return replace(fact, subject=subject, object=thing)
