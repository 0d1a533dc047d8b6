"""What a sentence of an annotated article shows the scorers, and what they should have said of it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extraction.base import Candidate
from extraction.claims.by_trigger import TriggerExtractor
from extraction.claims.drafts import Draft
from extraction.claims.referents import UNNAMED, Referents
from extraction.claims.sheets import Sheet, sheets_of
from extraction.pipeline import topic_of
from ontology.model import load_ontology
from ontology.records import Span
from tools.training.annotated import Annotated, Stated
from tools.training.names import page_of

_MISSED, _MISTAKEN = 0.3, 0.25
"""How often training pretends that what was said before went unnoticed, or was taken for another company's."""

_Choice = tuple[str, list[tuple[str, list[str]]]]


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with what it states, and what the triggers propose for it.

    In ``facts`` a thing that the sentence does not name is ``UNNAMED``; ``unnamed`` tells the kinds of such things by
    relation, subject and object. ``choices`` are for each such thing the right one, and all with their features.
    """

    sheet: Sheet
    facts: tuple[Stated, ...]
    rules: tuple[Draft, ...]
    choices: tuple[_Choice, ...]
    unnamed: dict[tuple[str, str, str], set[str]]


@cache
def _triggers() -> TriggerExtractor:
    return TriggerExtractor(load_ontology())


@cache
def read_sentences(article: Annotated) -> tuple[Read, ...]:
    """The sentences of an article, read with its marked names."""
    page = page_of(article)
    candidates = [Candidate(n.span, n.surface, (n.kind,), "marked") for n in article.names]
    iris = [n.thing for n in article.names]
    topic, dominant = topic_of(candidates, iris, page.sentences[0].span if page.sentences else None)
    rules: dict[Span, list[Draft]] = {}
    for draft in _triggers().propose(page, candidates, iris, article.key, topic, dominant):
        rules.setdefault(draft.evidence.span, []).append(draft)
    sheets = tuple(sheets_of(page, candidates, iris, topic))
    referents = Referents(topic, Counter(iris), _about(article, sheets))
    kinds = {n.thing: n.kind for n in article.names}
    return tuple(_reads(article, sheets, rules, referents, kinds))


def _reads(
    article: Annotated,
    sheets: Sequence[Sheet],
    rules: Mapping[Span, Sequence[Draft]],
    referents: Referents,
    kinds: Mapping[str, str],
) -> Iterator[Read]:
    for sheet in sheets:
        referents.begin(sheet.number, sheet.sentence.paragraph, sheet.here)
        span = sheet.sentence.span
        here = {filler.iri for filler in sheet.here}
        facts = tuple(fact for fact in article.facts if fact.span.overlaps(span))
        choices = tuple(
            (iri, list(referents.candidates(kinds[iri], fact.relation)))
            for fact in facts
            for iri in (fact.subject, fact.object)
            if iri and iri not in here
        )
        unnamed: dict[tuple[str, str, str], set[str]] = {}
        for fact in facts:
            missing = {kinds[iri] for iri in (fact.subject, fact.object) if iri and iri not in here}
            hidden = _hidden(fact, here)
            unnamed.setdefault((hidden.relation, hidden.subject, hidden.object), set()).update(missing)
        yield Read(sheet, tuple(_hidden(f, here) for f in facts), tuple(rules.get(span, ())), choices, unnamed)
        for fact in facts:
            company = _company(fact)
            if kinds.get(company) == "Company":
                referents.was_about(_mistaken(article, span.start, company))
            if load_ontology().relations[fact.relation].deal == "part":
                referents.gave(fact.subject)
        referents.end(sheet.here)


def _hidden(fact: Stated, here: set[str]) -> Stated:
    """The fact with what its sentence does not name made unnamed."""
    subject = fact.subject if fact.subject in here else UNNAMED
    thing = fact.object if fact.object in here or not fact.object else UNNAMED
    return replace(fact, subject=subject, object=thing)


def _about(article: Annotated, sheets: Sequence[Sheet]) -> dict[int, list[str]]:
    """For each sentence the companies that it names and is about, some left out as the scorers will miss some."""
    return {
        sheet.number: [
            company
            for fact in article.facts
            if fact.span.overlaps(sheet.sentence.span)
            and any(f.iri == (company := _company(fact)) and f.kind == "Company" for f in sheet.here)
            and _chance(article.key, sheet.number, company) >= _MISSED
        ]
        for sheet in sheets
    }


def _company(fact: Stated) -> str:
    """What a fact is about, if its relation is about a company."""
    return {"subject": fact.subject, "object": fact.object}.get(load_ontology().relations[fact.relation].about, "")


def _chance(*parts: object) -> float:
    """A number in [0, 1) that looks random and is the same every time."""
    return zlib.crc32(" ".join(map(str, parts)).encode()) / 2**32


def _mistaken(article: Annotated, place: int, company: str) -> str:
    """The company, or now and then another one, as the scorers will not always tell it right either."""
    if _chance(article.key, place, company, "latest") >= _MISTAKEN:
        return company
    others = sorted({n.thing for n in article.names if n.kind == "Company"} - {company})
    return others[int(_chance(article.key, place) * len(others))] if others else company
