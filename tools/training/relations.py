"""Train the scorers of relations on the annotated articles: ``python -m tools.training.relations``."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extraction.base import Candidate
from extraction.claims.by_trigger import TriggerExtractor
from extraction.claims.drafts import Draft
from extraction.claims.items import Value
from extraction.claims.pair_features import Filler, pair_features, rule_features, sum_rules, thing_features
from extraction.claims.referents import UNNAMED
from extraction.claims.scored import Scored, pairs_of
from extraction.claims.scorers import NONE
from extraction.claims.sheets import Sheet, Sheets
from extraction.claims.status_features import status_features
from extraction.claims.weights import BIAS, save_weights
from extraction.linking.kind_features import kind_features
from extraction.mentions.by_tagger import KINDS
from extraction.mentions.finding import Hints
from extraction.pipeline import topic_of
from ontology.catalogue import load_catalogue
from ontology.model import Ontology, load_ontology
from ontology.records import Span
from tools.training.annotated import Annotated, Stated, read_folder
from tools.training.names import kinds_when_unseen, page_of

_FEWEST = 2
"""Articles' instances that must show a feature before it gets a weight."""
_SMALLEST = 0.02
_MINUS = "\0"
"""Marks a feature that the lesser of two things has."""

_MISSED, _MISTAKEN = 0.3, 0.25
"""How often training pretends that what was said before went unnoticed, or was taken for another company's."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One decision: its features, the labels that it could have had, and those that it has."""

    features: list[str]
    possible: tuple[str, ...]
    labels: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet of an article with what its sentence states, and what the triggers propose for it."""

    sheet: Sheet
    facts: list[Stated]
    rules: list[Draft]
    choices: list[tuple[str, list[tuple[str, list[str]]]]]
    unnamed: dict[tuple[str, str, str], set[str]]


@cache
def _triggers() -> TriggerExtractor:
    return TriggerExtractor(load_ontology())


@cache
def sheets(article: Annotated) -> tuple[Read, ...]:
    """The sheets of an article, made from its marked names."""
    page = page_of(article)
    candidates = [Candidate(n.span, n.surface, (n.kind,), "marked") for n in article.names]
    iris = [n.thing for n in article.names]
    topic, dominant = topic_of(candidates, iris, page.sentences[0].span if page.sentences else None)
    rules: dict[Span, list[Draft]] = {}
    for draft in _triggers().propose(page, candidates, iris, article.key, topic, dominant):
        rules.setdefault(draft.evidence.span, []).append(draft)
    kinds = {n.thing: n.kind for n in article.names}
    found = []
    about: dict[int, list[str]] = {}
    for number, sentence in enumerate(page.sentences):
        named = {n.thing for n in article.names if sentence.span.contains(n.span)}
        for fact in article.facts:
            company = _company(fact)
            told = fact.span.overlaps(sentence.span) and company in named and kinds.get(company) == "Company"
            if told and _chance(article.key, number, company) >= _MISSED:
                about.setdefault(number, []).append(company)
    sheets = Sheets(page, candidates, iris, topic, about)
    for sheet in sheets:
        facts = [f for f in article.facts if f.span.overlaps(sheet.sentence.span)]
        here = {filler.iri for filler in sheet.here}
        choices = []
        for fact in facts:
            for iri in (fact.subject, fact.object):
                if iri and iri not in here:
                    choices.append((iri, list(sheets.referents.candidates(kinds[iri], fact.relation))))
        hidden = [
            replace(
                f,
                subject=f.subject if f.subject in here else UNNAMED,
                object=f.object if f.object in here or not f.object else UNNAMED,
            )
            for f in facts
        ]
        unnamed: dict[tuple[str, str, str], set[str]] = {}
        for plain, fact in zip(facts, hidden, strict=True):
            roles = ((plain.subject, fact.subject), (plain.object, fact.object))
            unnamed.setdefault((fact.relation, fact.subject, fact.object), set()).update(
                kinds[iri] for iri, shown in roles if shown == UNNAMED
            )
        found.append(Read(sheet, hidden, rules.get(sheet.sentence.span, []), choices, unnamed))
        for fact in facts:
            company = _company(fact)
            if kinds.get(company) == "Company":
                sheets.referents.was_about(_mistaken(article, sheet.sentence.span.start, company))
            if load_ontology().relations[fact.relation].deal == "part":
                sheets.referents.gave(fact.subject)
    return tuple(found)


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


def pair_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """All pairs of things that a relation between two could hold for."""
    binary = [r for r in ontology.relations.values() if r.object_required]
    told = {(f.relation, f.subject, f.object) for f in article.facts}
    for read in sheets(article):
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
                features = [*pair_features(sheet.setting, a, b), *rule_features(read.rules, a.iri, b.iri)]
                yield Instance(features, open_, labels, article.key)


def _is_told(told: set[tuple[str, str, str]], relation: str, a: str, b: str) -> bool:
    """Whether the article states the relation of the two anywhere, so that not stating it here says nothing."""
    return (relation, a, b) in told


def referent_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """Of what a sentence speaks without naming it: the right thing against each other one."""
    for read in sheets(article):
        for right, candidates in read.choices:
            features = dict(candidates)
            for other in features:
                if right in features and other != right:
                    yield Instance(_difference(features[right], features[other]), (UNNAMED,), (UNNAMED,), article.key)
                    yield Instance(_difference(features[other], features[right]), (UNNAMED,), (), article.key)


def _difference(one: list[str], other: list[str]) -> list[str]:
    return [f for f in one if f not in other] + [_MINUS + f for f in other if f not in one]


def status_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """For each fact: its status."""
    for read in sheets(article):
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
            yield Instance(status_features(read.sheet, scored, read.rules), labels, (fact.status,), article.key)


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
    for read in sheets(article):
        sheet, facts = read.sheet, read.facts
        for filler, value in sheet.sums:
            label = role_of(value, facts, ontology)
            if not label and role_of(value, article.facts, ontology):
                continue
            yield Instance(
                [*thing_features(sheet.setting, filler), *sum_rules(read.rules, filler)],
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
    for read in sheets(article):
        sheet, facts = read.sheet, read.facts
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
                    features = pair_features(sheet.setting, thing, filler)
                    yield Instance(features, (label,), (label,) if is_right else (), article.key)


def bare_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """For each company: whether the sentence tells of a round or a change without its number."""
    names = [r.name for r in ontology.relations.values() if not r.object_required and not r.requires]
    for read in sheets(article):
        sheet, facts = read.sheet, read.facts
        bare = {(f.relation, f.subject) for f in facts if not f.value("amount") and not f.value("percent")}
        told = {(f.relation, f.subject) for f in article.facts}
        for thing in sheet.fillers(("Company",)):
            labels = tuple(n for n in names if (n, thing.iri) in bare)
            open_ = tuple(n for n in names if n in labels or (n, thing.iri) not in told)
            if open_:
                yield Instance(
                    [*thing_features(sheet.setting, thing), *rule_features(read.rules, thing.iri, "")],
                    open_,
                    labels,
                    article.key,
                )


def fit(instances: Sequence[Instance], strength: float = 0.5) -> dict[str, dict[str, float]]:
    """Logistic regression for each label on the instances that could have it: feature to label to weight."""
    vectors = DictVectorizer(dtype=np.float32)
    counts: dict[str, int] = {}
    for instance in instances:
        for feature in set(instance.features):
            counts[feature] = counts.get(feature, 0) + 1
    matrix = vectors.fit_transform([_signed(f for f in i.features if counts[f] >= _FEWEST) for i in instances])
    names = vectors.get_feature_names_out()
    table: dict[str, dict[str, float]] = {}
    for label in sorted({p for i in instances for p in i.possible}):
        rows = [k for k, i in enumerate(instances) if label in i.possible]
        truth = np.array([label in instances[k].labels for k in rows])
        if truth.all() or not truth.any():
            continue
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0, intercept_scaling=10)
        model.fit(matrix[rows], truth)
        table.setdefault(BIAS, {})[label] = float(model.intercept_[0])
        for feature, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= _SMALLEST:
                table.setdefault(feature, {})[label] = float(weight)
    return table


def kind_instances(article: Annotated, ontology: Ontology) -> Iterator[Instance]:
    """For each thing: its kind, told by its names, what stands beside them, and what unseen taggers take them for."""
    page, unseen = page_of(article), _unseen_kinds()
    kinds = {n.thing: n.kind for n in article.names}
    known = [n for n in article.names if (article.key, n.span) in unseen]
    candidates = [Candidate(n.span, n.surface, (unseen[article.key, n.span],), "tagged") for n in known]
    for thing, features in kind_features(page, candidates, [n.thing for n in known]).items():
        yield Instance(features, KINDS, (kinds[thing],), article.key)


@cache
def _unseen_kinds() -> dict[tuple[str, Span], str]:
    return kinds_when_unseen(read_folder(), Hints(load_catalogue()))


def _signed(features: Iterable[str]) -> dict[str, float]:
    """Features as numbers: one that a difference lacks counts as minus one."""
    return {f.removeprefix(_MINUS): -1.0 if f.startswith(_MINUS) else 1.0 for f in features}


GENERATORS = {
    "pairs": pair_instances,
    "sums": sum_instances,
    "holders": holder_instances,
    "bare": bare_instances,
    "status": status_instances,
    "kinds": kind_instances,
    "referents": referent_instances,
}


def main() -> None:
    """Train all scorers on all articles."""
    ontology, articles = load_ontology(), read_folder()
    for name, generate in GENERATORS.items():
        save_weights(name, fit([i for a in articles for i in generate(a, ontology)]))


if __name__ == "__main__":
    main()
