"""The figures of a run on one set of gold facts, counted over facts; optional ones count neither way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flows.evaluation.gold import Gold
from flows.evaluation.handed_over import HandedOver
from flows.evaluation.matching import Matching, Pairs, agrees, told
from flows.evaluation.mention_figures import MentionFigures, mention_figures
from flows.evaluation.naming import Naming
from flows.evaluation.shares import Score, Share
from flows.evaluation.statements import Claim, Fact, Statement
from ontology.model import Ontology

LONGEST_EVIDENCE = 600


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured. The scores by language and by article are of the core relations.

    ``strict`` is the core with the right status; ``right``, ``missed`` and ``wrong`` are what the scores count.
    """

    core: Score
    strict: Score
    all: Score
    relations: Mapping[str, Score]
    languages: Mapping[str, Score]
    articles: Mapping[str, Score]
    statuses: Mapping[str, Share]
    denied_as_asserted: int
    attributes: Mapping[str, Share]
    evidence_exact: Share
    evidence_on_the_spot: Share
    mentions: MentionFigures | None
    right: tuple[Claim, ...]
    missed: tuple[Fact, ...]
    wrong: tuple[Claim, ...]

    @property
    def attributes_right(self) -> Share:
        """All attributes together."""
        return Share(sum(s.right for s in self.attributes.values()), sum(s.of for s in self.attributes.values()))


def score(gold: Gold, run: HandedOver, ontology: Ontology) -> Figures:
    """Hold what a run says of the set's articles against the gold facts."""
    run = run.of(frozenset(gold.articles))
    matching = Matching(ontology, Naming(gold.things, run.claims))
    # Optional facts come last, so that they take no claim that another fact needs.
    in_order = sorted(gold.facts, key=lambda fact: fact.optional)
    pairs = matching.pairs(in_order, run.claims)
    aside = {id(claim) for fact, claim in pairs if fact.optional}
    aside.update(map(id, matching.repeats(in_order, run.claims, pairs)))
    pairs = [(fact, claim) for fact, claim in pairs if not fact.optional]
    claims = [claim for claim in run.claims if id(claim) not in aside]
    facts = [fact for fact in in_order if not fact.optional]
    core = frozenset(relation.name for relation in ontology.relations.values() if relation.core)
    by_language: dict[str, set[str]] = defaultdict(set)
    for row in run.articles:
        by_language[row.language].add(row.article)
    texts = {row.article: row.text for row in run.articles}

    def cell(relations: Collection[str], articles: Collection[str] = gold.articles) -> Score:
        def counted(row: Statement) -> bool:
            return row.relation in relations and row.article in articles

        return Score(sum(counted(fact) for fact, _ in pairs), sum(map(counted, claims)), sum(map(counted, facts)))

    found, right = {id(fact) for fact, _ in pairs}, {id(claim) for _, claim in pairs}
    in_core = cell(core)
    return Figures(
        core=in_core,
        strict=Score(sum(f.relation in core and f.status is c.status for f, c in pairs), in_core.said, in_core.gold),
        all=cell(ontology.relations),
        relations={name: cell((name,)) for name in ontology.relations},
        languages={language: cell(core, articles) for language, articles in sorted(by_language.items())},
        articles={article: cell(core, (article,)) for article in gold.articles},
        statuses=_statuses(facts, pairs),
        denied_as_asserted=matching.denied_as_asserted(gold.facts, run.claims),
        attributes=_attributes(pairs, ontology),
        evidence_exact=Share(sum(_exact(claim, texts) for claim in claims), len(claims)),
        evidence_on_the_spot=Share(sum(_on_the_spot(fact, claim, texts) for fact, claim in pairs), len(pairs)),
        mentions=mention_figures(gold.things, gold.mentions, run.mentions) if gold.mentions else None,
        right=tuple(claim for _, claim in pairs),
        missed=tuple(fact for fact in facts if id(fact) not in found),
        wrong=tuple(claim for claim in claims if id(claim) not in right),
    )


def _statuses(facts: Collection[Fact], pairs: Pairs) -> dict[str, Share]:
    """By status, how many of all facts were found with it."""
    right = Counter(fact.status for fact, claim in pairs if claim.status is fact.status)
    of = Counter(fact.status for fact in facts)
    return {status.value: Share(right[status], of[status]) for status in sorted(of)}


def _attributes(pairs: Pairs, ontology: Ontology) -> dict[str, Share]:
    """By attribute, how many of those that found facts have are right; the number by which they match says nothing."""
    checked = [
        (field, agrees(fact, claim, field))
        for fact, claim in pairs
        for field in told(fact)
        if field != ontology.relations[fact.relation].key
    ]
    right = Counter(field for field, ok in checked if ok)
    return {field: Share(right[field], of) for field, of in sorted(Counter(field for field, _ in checked).items())}


def _exact(claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether the evidence is the article's text at its offsets, and not longer than evidence may be."""
    piece = texts.get(claim.article, "")[claim.evidence.start : claim.evidence.end]
    return 0 < len(piece) <= LONGEST_EVIDENCE and piece == claim.evidence.text


def _on_the_spot(fact: Fact, claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether the evidence overlaps the fact's, so far as that is a quotation."""
    start = texts.get(fact.article, "").find(fact.evidence) if fact.evidence else -1
    return start < 0 or (claim.evidence.start < start + len(fact.evidence or "") and start < claim.evidence.end)
