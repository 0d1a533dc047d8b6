"""The property graph that researchers see, made from the readings: things, articles, claims, facts and conflicts.

It is a pure function of the readings, the vocabulary and the catalogue. Which labels and edge types there are is told
by the vocabulary's edge blocks, never by this file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from graph import labels
from graph.calendar import dating
from graph.conflicts import Conflict, conflicts
from graph.facts import Fact, facts
from graph.judgements.on_claims import PASSED, Judged
from graph.ledger import Ledger
from graph.names import all_names, entity_type, folded_names, shown_source, usual_name
from graph.price_history import Step, price_steps
from graph.resolution import Settled, settled_ledger
from graph.stories import Telling, found_stories
from graph.stories.as_rdf import parts_of
from ontology.catalogue import Catalogue
from ontology.identifiers import content_iri
from ontology.model import Ontology
from ontology.records import Claim, Entity, GraphEdge, GraphNode, PropertyValue, Reading, Status

_SHARED = 20
"""Texts that are longer, in code points, are mostly names and IRIs of one thing."""


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes and edges by IRI, each dictionary sorted by it."""

    nodes: dict[str, GraphNode] = field(default_factory=dict)
    edges: dict[str, GraphEdge] = field(default_factory=dict)


def project_ledger(ledger: Ledger, catalogue: Catalogue) -> PropertyGraph:
    """The graph of a ledger: things as they are one, claims as people judged them."""
    return project_settled(settled_ledger(ledger, catalogue), ledger.ontology, catalogue)


def project_settled(settled: Settled, ontology: Ontology, catalogue: Catalogue) -> PropertyGraph:
    """The graph of what counts; a rejected claim is there, marked, and counts for no fact."""
    return project(settled.readings, ontology, catalogue, settled.judged, settled.rejected)


def project(
    readings: Iterable[Reading],
    ontology: Ontology,
    catalogue: Catalogue,
    judged: Mapping[str, Judged] = MappingProxyType({}),
    rejected: Iterable[Claim] = (),
) -> PropertyGraph:
    """The graph of all readings; the same one whatever their order."""
    told = sorted(readings, key=lambda reading: reading.article.iri)
    stories = found_stories(told)
    found = facts(told, ontology, stories.of_article)
    disputes = conflicts(found, told, ontology, stories)
    disputed = {iri for conflict in disputes for iri in conflict.facts}
    made = _Projection(ontology, catalogue)
    made.entities(told, found)
    parts = parts_of(stories)
    for reading in told:
        iri = reading.article.iri
        made.article(reading, stories.of_article[iri], parts.get(iri, ()))
        for claim in reading.claims:
            made.claim(claim, judged.get(claim.iri))
    for claim in rejected:
        made.claim(claim, judged.get(claim.iri))
    for fact in found:
        made.fact(fact, disputed=fact.iri in disputed)
    statuses = {claim.iri: claim.status for reading in told for claim in reading.claims}
    for fact in found:
        made.support(fact, statuses)
    for step in price_steps(found, ontology):
        made.price_step(step)
    for conflict in disputes:
        made.conflict(conflict)
    return PropertyGraph(dict(sorted(made.nodes.items())), dict(sorted(made.edges.items())))


class _Projection:
    def __init__(self, ontology: Ontology, catalogue: Catalogue) -> None:
        self.ontology = ontology
        self.catalogue = catalogue
        self.nodes: dict[str, GraphNode] = {}
        self.edges: dict[str, GraphEdge] = {}
        self._sorted: dict[tuple[str, ...], list[str]] = {}
        self._pairs: dict[type, dict[tuple[str, PropertyValue], tuple[str, PropertyValue]]] = defaultdict(dict)

    def entities(self, readings: list[Reading], found: Iterable[Fact]) -> None:
        """Every thing that an article speaks of, with what it is called everywhere and what it does in any fact."""
        tellings: dict[str, list[Entity]] = defaultdict(list)
        for reading in readings:
            for entity in reading.entities:
                tellings[entity.iri].append(entity)
            for claim in reading.claims:
                # A claim may speak of a thing that the reading forgot to list: the edge must end somewhere.
                for iri in filter(None, (claim.subject, claim.object)):
                    tellings.setdefault(iri, [])
        further: dict[str, set[str]] = defaultdict(set)
        for fact in found:
            label = self.ontology.relation(fact.relation).subject_label
            # Who is only said to have invested, or denies it, is not called an investor.
            if label and fact.status is Status.ASSERTED:
                further[fact.subject].add(label)
        for iri, told in tellings.items():
            concept = self.catalogue.by_iri.get(iri)
            kind = concept.type if concept else entity_type(told) if told else ""
            own = {labels.ENTITY, *([kind] if kind else []), *further[iri]}
            names = all_names(told, concept.names if concept else ())
            name = usual_name(told, self.catalogue.label(iri) if concept else "")
            known = concept is not None
            self._node(
                iri, own, name=name or iri, names=names, folded=folded_names(names or (iri,)), type=kind, known=known
            )

    def article(self, reading: Reading, story: str, parts: Sequence[Telling] = ()) -> None:
        """The article without its text, the parts of it that tell the same, and the things that it names."""
        article = reading.article
        self._node(
            article.iri,
            {labels.ARTICLE},
            name=article.title or article.key,
            key=article.key,
            title=article.title,
            language=article.language,
            published=article.published,
            source=shown_source(article.source),
            url=article.url,
            story=story,
            parts=tuple(f"{part.span.start}-{part.span.end}" for part in parts),
        )
        counts: dict[str, int] = defaultdict(int)
        for link in reading.links:
            counts[link.entity] += 1
        for entity, count in counts.items():
            if entity in self.nodes:
                self._edge(labels.MENTIONS, article.iri, entity, count=count)

    def claim(self, claim: Claim, judged: Judged | None) -> None:
        """What the article says, with the words that it was read from, and what a person decided about it."""
        self._node(
            claim.iri,
            {labels.CLAIM},
            relation=claim.relation,
            status=claim.status.value,
            confidence=claim.confidence,
            quote=claim.evidence.text,
            start=claim.evidence.span.start,
            end=claim.evidence.span.end,
            attributed_to=claim.attributed_to,
            extractor=claim.extractor,
            **labels.typed_values(claim.values, self.ontology),
            **(_verdict(judged) if judged else {}),
        )
        self._edge(labels.STATED_IN, claim.iri, claim.article)

    def fact(self, fact: Fact, *, disputed: bool) -> None:
        """The fact's node with its roles, and the direct edge that people ask for; a conflict marks both."""
        relation = self.ontology.relation(fact.relation)
        told: dict[str, PropertyValue] = {
            "status": fact.status.value,
            "stories": fact.stories(),
            "asserted": fact.asserted,
            "denied": fact.denied,
            "reported": fact.reported,
            "first": fact.first,
            "last": fact.last,
            **dating(fact.value("date") or "", fact.first),
            **labels.typed_values(fact.values, self.ontology),
            **({"disputed": True} if disputed else {}),
        }
        own = {labels.FACT, labels.STATUS_LABELS[fact.status], relation.fact_node}
        self._node(fact.iri, own, relation=fact.relation, **told)
        self._edge(labels.SUBJECT, fact.iri, fact.subject)
        if fact.object is not None:
            self._edge(labels.OBJECT, fact.iri, fact.object)
        direct = labels.direct_type(relation.edge_type, fact.status)
        if relation.to_fact:
            self._edge(direct, fact.subject, fact.iri, fact=fact.iri, **told)
            if relation.part_edge and fact.object is not None:
                self._edge(relation.part_edge, fact.iri, fact.object, fact=fact.iri, status=fact.status.value)
        elif fact.object is not None:
            self._edge(direct, fact.subject, fact.object, fact=fact.iri, **told)

    def support(self, fact: Fact, statuses: Mapping[str, Status]) -> None:
        """The claims that the fact rests on, each by what it says of it."""
        for claim in fact.claims:
            self._edge(labels.STATUS_EDGES[statuses[claim]], claim, fact.iri)

    def price_step(self, step: Step) -> None:
        """A price and the one before it, with the change that they make and the one that is told."""
        told = next((change.value("percent") for change in step.claims), None)
        claimed = {"claimed": float(told)} if told is not None else {}
        self._edge(labels.REPLACES, step.new.iri, step.old.iri, percent=float(step.percent), **claimed)

    def conflict(self, conflict: Conflict) -> None:
        """The conflict, the facts that it is about, the claims that cannot all hold, and the words of the articles."""
        own = {labels.CONFLICT, labels.CONFLICT_LABELS[conflict.kind]}
        self._node(conflict.iri, own, kind=conflict.kind, sentence=conflict.sentence)
        for fact in conflict.facts:
            self._edge(labels.ABOUT, conflict.iri, fact)
        for claim in conflict.claims:
            self._edge(labels.BETWEEN, conflict.iri, claim)
        for quote in conflict.quotes:
            place = {"start": quote.span.start, "end": quote.span.end}
            self._edge(labels.QUOTES, conflict.iri, quote.article, quote=quote.text, **place)

    def _node(self, iri: str, own: set[str], **properties: PropertyValue) -> None:
        self.nodes[iri] = GraphNode(iri, tuple(sorted(own)), self._kept({"iri": iri, **properties}))

    def _edge(self, kind: str, source: str, target: str, **properties: PropertyValue) -> None:
        # Two facts may join the same two things by edges of one type: the fact is part of what the edge is, and the
        # place of what is quoted.
        place = [properties[name] for name in ("start", "end") if name in properties]
        iri = content_iri("edge", kind, source, target, properties.get("fact", ""), *place)
        self.edges[iri] = GraphEdge(iri, kind, source, target, self._kept({"iri": iri, **properties}))

    def _kept(self, properties: dict[str, PropertyValue]) -> tuple[tuple[str, PropertyValue], ...]:
        """By name; what is unknown is left out, as an empty string would be found by nobody's question.

        A property is one object for all that have it, which more than half of them share with hundreds of others.
        """
        given = tuple(properties)
        names = self._sorted.get(given)
        if names is None:
            names = self._sorted[given] = sorted(given)
        kept = []
        for name in names:
            value = properties[name]
            if value == "" or value == ():
                continue
            pair, kind = (name, value), type(value)
            if kind is not tuple and (kind is not str or len(value) <= _SHARED):  # type: ignore[arg-type]  # a string
                pair = self._pairs[kind].setdefault(pair, pair)  # 1 and 1.0 and True are equal, and not the same
            kept.append(pair)
        return tuple(kept)


def _verdict(judged: Judged) -> dict[str, PropertyValue]:
    """What a person made of a claim, and beside what is changed what the article says."""
    said, judgement = judged.claim, judged.judgement
    was = {"subject": said.subject, "object": said.object or "", "status": said.status.value, **dict(said.values)}
    return {
        "verdict": PASSED[judgement.kind],
        "judgement": judgement.iri,
        "judged_by": judgement.by,
        "judged_why": judgement.why,
        "original": tuple(f"{name}={was.get(name, '')}" for name, _ in judgement.changes),
    }
