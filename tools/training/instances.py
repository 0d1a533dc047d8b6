"""Decisions to learn from, one generator for each scorer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extraction.base import Candidate
from extraction.claims.dating import HOLDS, Dated, dates_of
from extraction.claims.items import Value
from extraction.claims.pair_features import (
    Filler,
    holder_rules,
    pair_features,
    rule_features,
    shared_features,
    sum_rules,
    thing_features,
)
from extraction.claims.scored import Scored, pairs_of
from extraction.claims.scorers import NONE
from extraction.claims.sheets import Sheet
from extraction.claims.status_features import status_features
from extraction.linking.kind_features import kind_features
from extraction.mentions.by_tagger import KINDS
from ontology.model import Ontology
from ontology.records import Span
from tools.training.annotated import Annotated, Stated
from tools.training.fitting import Instance
from tools.training.names import page_of
from tools.training.reading import read_sentences


def pair_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """All pairs of things that a relation between two could hold for."""
    binary = [r for r in ontology.relations.values() if r.object_required]
    told = {(f.relation, f.subject, f.object) for f in article.facts}
    for read in read_sentences(article):
        sheet = read.sheet
        here = {(f.relation, f.subject, f.object) for f in read.facts}
        for a, b, relations in pairs_of(sheet, binary):
            possible = tuple(r.name for r in relations)
            kind = a.kind if a.unnamed else b.kind if b.unnamed else ""
            labels = tuple(
                r for r in possible if (r, a.iri, b.iri) in here and (not kind or kind in read.unnamed[r, a.iri, b.iri])
            )
            open_ = tuple(r for r in possible if r in labels or not _is_told(told, r, a.iri, b.iri))
            if labels and not _is_nearest(a, b, sheet):
                continue
            if open_:
                features = [
                    *shared_features(sheet.setting),
                    *pair_features(sheet.setting, a, b),
                    *rule_features(read.rules, a.iri, b.iri),
                ]
                yield Instance(features, open_, labels, article.key)


def _is_told(told: set[tuple[str, str, str]], relation: str, a: str, b: str) -> bool:
    """Whether the article states the relation of the two anywhere, so that not stating it here says nothing."""
    return (relation, a, b) in told


def status_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """For each fact: its status."""
    for read in read_sentences(article):
        named = {f.iri: f for f in reversed(read.sheet.here)}
        unnamed = {f.kind: f for f in read.sheet.unnamed}
        for fact in read.facts:
            hidden = read.unnamed[fact.relation, fact.subject, fact.object]
            roles = ontology.relations[fact.relation]
            subject = named.get(fact.subject) or _spare(unnamed, roles.subject_types, hidden)
            thing = (named.get(fact.object) or _spare(unnamed, roles.object_types, hidden)) if fact.object else None
            if subject is None or (fact.object and thing is None):
                continue
            number = next((v for _, v in read.sheet.sums if _tells(v, fact)), None)
            if thing is not None and subject.unnamed and thing.unnamed:
                continue
            scored = Scored(ontology.relations[fact.relation], subject, thing, number, 1.0)
            labels = ("asserted", "denied", "reported")
            features = [*shared_features(read.sheet.setting), *status_features(read.sheet, scored, read.rules)]
            yield Instance(features, labels, (fact.status,), article.key)


def _spare(unnamed: dict[str, Filler], kinds: Sequence[str], hidden: set[str]) -> Filler | None:
    """What stands for the thing of a role that the sentence does not name."""
    return next((unnamed[kind] for kind in kinds if kind in hidden), None)


def _is_nearest(a: Filler, b: Filler, sheet: Sheet) -> bool:
    if a.unnamed or b.unnamed:
        return True
    gaps = [abs(x.start - y.start) for x in sheet.here if x.iri == a.iri for y in sheet.here if y.iri == b.iri]
    return abs(a.start - b.start) == min(gaps)


def sum_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """All quantities, with the relation whose number each is."""
    relations = [r.name for r in ontology.relations.values() if {"amount", "percent", "stake"} & set(r.attributes)]
    for read in read_sentences(article):
        sheet, facts = read.sheet, read.facts
        for filler, value in sheet.sums:
            label = role_of(value, facts, ontology)
            if not label and role_of(value, article.facts, ontology):
                continue
            yield Instance(
                [
                    *shared_features(sheet.setting),
                    *thing_features(sheet.setting, filler),
                    *sum_rules(read.rules, filler),
                ],
                (*relations, NONE),
                (label or NONE,),
                article.key,
            )


def role_of(value: Value, facts: Iterable[Stated], ontology: Ontology) -> str:
    """The relation of the fact that a quantity belongs to, "" for none; one of a number alone goes first."""
    roles = {f.relation for f in facts if _tells(value, f)}
    return min(roles, key=lambda name: (ontology.relations[name].object_required, name), default="")


def _tells(value: Value, fact: Stated) -> bool:
    fields = dict(value.fields)
    if value.kind in ("percent", "multiple"):
        percent = abs(Decimal(fields["percent"]))
        stake, change = fact.value("stake"), fact.value("percent")
        return (bool(stake) and Decimal(stake) * 100 == percent) or (bool(change) and abs(Decimal(change)) == percent)
    amount = fact.value("amount")
    return bool(amount) and Decimal(amount) == Decimal(fields["amount"])


def holder_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """For each quantity that is a fact's number: the things that may fill the fact's roles."""
    for read in read_sentences(article):
        sheet, facts = read.sheet, read.facts
        named = {f.iri for f in sheet.here}
        for filler, value in sheet.sums:
            role = role_of(value, facts, ontology)
            fitting = [f for f in facts if f.relation == role and _tells(value, f)]
            if not fitting:
                continue
            relation = ontology.relations[role]
            unnamed = set().union(*(read.unnamed[f.relation, f.subject, f.object] for f in fitting))
            for name, kinds, right in (
                ("subject", relation.subject_types, {f.subject for f in fitting}),
                ("object", relation.object_types, {f.object for f in fitting}),
            ):
                for thing in sheet.fillers(kinds):
                    label = f"{role}.{name}"
                    is_right = thing.iri in right and (not thing.unnamed or thing.kind in unnamed)
                    features = [
                        *shared_features(sheet.setting),
                        *pair_features(sheet.setting, thing, filler),
                        *holder_rules(read.rules, filler, name, thing, named),
                    ]
                    yield Instance(features, (label,), (label,) if is_right else (), article.key)


def bare_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """For each company: whether the sentence tells of a round or a change without its number."""
    names = [r.name for r in ontology.relations.values() if not r.object_required and not r.requires]
    for read in read_sentences(article):
        sheet, facts = read.sheet, read.facts
        bare = {(f.relation, f.subject) for f in facts if not f.value("amount") and not f.value("percent")}
        told = {(f.relation, f.subject) for f in article.facts}
        for thing in sheet.fillers(("Company",)):
            labels = tuple(n for n in names if (n, thing.iri) in bare)
            open_ = tuple(n for n in names if n in labels or (n, thing.iri) not in told)
            if open_:
                yield Instance(
                    [
                        *shared_features(sheet.setting),
                        *thing_features(sheet.setting, thing),
                        *rule_features(read.rules, thing.iri, ""),
                    ],
                    open_,
                    labels,
                    article.key,
                )


def date_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """For each fact with a place in its sentence: which of the dates that it may have is its own."""
    read = read_sentences(article)
    sheets = [r.sheet for r in read]
    for number, (sheet, facts) in enumerate((r.sheet, r.facts) for r in read):
        for fact in facts:
            anchor = _anchor(sheet, fact)
            if anchor is None or "date" not in ontology.relations[fact.relation].attributes:
                continue
            claim = Dated(number, fact.relation, fact.status, anchor)
            for date, features in dates_of(claim, sheets, article.published):
                right = fact.value("date").startswith(date)
                yield Instance(features, (HOLDS,), (HOLDS,) if right else (), article.key)


def _anchor(sheet: Sheet, fact: Stated) -> Filler | None:
    """Where a fact stands: its number, else what the sentence names of it, the object first."""
    number = next((value for _, value in sheet.sums if _tells(value, fact)), None)
    if number is not None:
        return Filler(number.start, number.end, "", number.kind)
    named = {filler.iri: filler for filler in reversed(sheet.here)}
    return named.get(fact.object) or named.get(fact.subject)


def kind_instances(article: Annotated, unseen: Mapping[tuple[str, Span], str]) -> Iterator[Instance]:
    """For each thing: its kind, told by its names, what stands beside them, and what taggers take them for.

    ``unseen`` holds the latter, by article and span, of taggers that were not trained on the article.
    """
    page = page_of(article)
    kinds = {n.thing: n.kind for n in article.names}
    known = [n for n in article.names if (article.key, n.span) in unseen]
    candidates = [Candidate(n.span, n.surface, (unseen[article.key, n.span],), "tagged") for n in known]
    for thing, features in kind_features(page, candidates, [n.thing for n in known]).items():
        yield Instance(features, KINDS, (kinds[thing],), article.key)


GENERATORS: dict[str, Callable[[Annotated, Ontology], Iterator[Instance]]] = {
    "pairs": pair_instances,
    "sums": sum_instances,
    "holders": holder_instances,
    "bare": bare_instances,
    "status": status_instances,
    "dates": date_instances,
}
