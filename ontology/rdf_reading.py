"""A reading out of the quads that it was written as: the way back from RDF."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from ontology.errors import DealgraphError
from ontology.model import Ontology
from ontology.namespaces import DCTERMS, OA, ONTOLOGY, PROV, RDF, RDFS
from ontology.records import Article, Claim, Entity, Evidence, Link, Mention, Name, Quantity, Reading, Span, Status


def canonical(reading: Reading) -> Reading:
    """The same reading with its parts in the order in which RDF, which knows none, gives them back."""
    return Reading(
        article=reading.article,
        read_with=reading.read_with,
        links=tuple(sorted(set(reading.links), key=_link_order)),
        entities=tuple(sorted(set(map(_with_sorted_names, reading.entities)), key=lambda e: e.iri)),
        claims=tuple(sorted(set(reading.claims), key=lambda c: (c.evidence.span, c.iri))),
        quantities=tuple(sorted(set(reading.quantities), key=lambda q: (q.span, q.sentence, q.values))),
    )


def reading_from_quads(quads: Iterable[ox.Quad], ontology: Ontology) -> Reading:
    """The reading that these quads of one named graph were made from, in `canonical` order."""
    found = _Statements(quads)
    articles = found.of_type("Article")
    if len(articles) != 1:
        raise DealgraphError(f"a named graph holds one article, this one {len(articles)}", where="ledger")
    article = articles[0]
    return canonical(
        Reading(
            article=Article(
                iri=article,
                key=found.text(article, ONTOLOGY + "key"),
                source=found.text(article, DCTERMS + "source"),
                language=found.text(article, DCTERMS + "language"),
                title=found.text(article, DCTERMS + "title"),
                published=found.text(article, DCTERMS + "issued"),
                url=found.text(article, ONTOLOGY + "url"),
                text=found.text(article, ONTOLOGY + "text"),
                translation_of=found.text(article, ONTOLOGY + "translationOf"),
            ),
            read_with=found.text(article, ONTOLOGY + "readWith"),
            links=tuple(found.link(iri) for iri in found.of_type("Mention")),
            entities=tuple(found.entity(iri, name) for name in ontology.entity_types for iri in found.of_type(name)),
            claims=tuple(found.claim(iri, ontology) for iri in found.of_type("Claim")),
            quantities=tuple(found.quantity(iri, ontology) for iri in found.of_type("Quantity")),
        )
    )


class _Statements:
    """The quads of one graph by subject and predicate."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[str, dict[str, list[str]]] = {}
        self._types: dict[str, list[str]] = {}
        for quad in quads:
            subject, value = quad.subject, quad.object
            if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
                fault = "holds a blank node or a quoted triple, which dealgraph never writes"
                raise DealgraphError(fault, where="ledger")
            self._values.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(value.value)
            if quad.predicate.value == RDF + "type":
                self._types.setdefault(value.value, []).append(subject.value)

    def of_type(self, name: str) -> list[str]:
        return self._types.get(ONTOLOGY + name, [])

    def texts(self, subject: str, predicate: str) -> list[str]:
        return self._values.get(subject, {}).get(predicate, [])

    def text(self, subject: str, predicate: str) -> str:
        found = self.texts(subject, predicate)
        return found[0] if found else ""

    def local(self, subject: str, predicate: str) -> str:
        return self.text(subject, predicate).rsplit("#", 1)[-1]

    def span(self, selector: str) -> Span:
        return Span(int(self.text(selector, OA + "start")), int(self.text(selector, OA + "end")))

    def selected(self, resource: str) -> Span:
        """The span that a resource selects; exports tell its words by a second selector, which has no offsets."""
        for selector in self.texts(resource, OA + "hasSelector"):
            if self.texts(selector, OA + "start"):
                return self.span(selector)
        raise ValueError(f"{resource} tells no offsets")

    def entity(self, iri: str, kind: str) -> Entity:
        names = (
            Name(self.text(n, RDF + "value"), self.text(n, DCTERMS + "language"), self.text(n, ONTOLOGY + "nameKind"))
            for n in self.texts(iri, ONTOLOGY + "name")
        )
        known = self.text(iri, ONTOLOGY + "known") == "true"
        return Entity(iri, kind, self.text(iri, RDFS + "label"), tuple(names), known)

    def link(self, iri: str) -> Link:
        span = self.selected(iri)
        surface, kind = self.text(iri, OA + "exact"), self.local(iri, ONTOLOGY + "mentionType")
        mention = Mention(self.text(iri, OA + "hasSource"), span, surface, kind, self.text(iri, ONTOLOGY + "finder"))
        score = float(self.text(iri, ONTOLOGY + "score"))
        return Link(mention, self.text(iri, ONTOLOGY + "entity"), score, self.text(iri, ONTOLOGY + "reason"))

    def claim(self, iri: str, ontology: Ontology) -> Claim:
        return Claim(
            iri=iri,
            article=self.text(iri, PROV + "wasDerivedFrom"),
            relation=self.local(iri, ONTOLOGY + "relation"),
            subject=self.text(iri, ONTOLOGY + "subject"),
            object=self.text(iri, ONTOLOGY + "object") or None,
            values=self.values(iri, ontology),
            status=Status(self.local(iri, ONTOLOGY + "status")),
            attributed_to=self.text(iri, ONTOLOGY + "attributedTo"),
            confidence=float(self.text(iri, ONTOLOGY + "confidence")),
            evidence=self.evidence(self.text(iri, ONTOLOGY + "evidence")),
            extractor=self.text(iri, ONTOLOGY + "extractor"),
        )

    def values(self, iri: str, ontology: Ontology) -> tuple[tuple[str, str], ...]:
        found = ((name, text) for name in ontology.attributes for text in self.texts(iri, ONTOLOGY + name))
        return tuple(sorted(found))

    def quantity(self, iri: str, ontology: Ontology) -> Quantity:
        return Quantity(
            article=self.text(iri, OA + "hasSource"),
            span=self.selected(iri),
            sentence=self.span(self.text(iri, ONTOLOGY + "sentence")),
            values=self.values(iri, ontology),
        )

    def evidence(self, iri: str) -> Evidence:
        trigger = self.text(iri, ONTOLOGY + "trigger")
        roles = (
            (self.text(role, ONTOLOGY + "roleName"), self.selected(role))
            for role in self.texts(iri, ONTOLOGY + "roleSpan")
        )
        return Evidence(
            article=self.text(iri, OA + "hasSource"),
            span=self.selected(iri),
            text=self.text(iri, OA + "exact"),
            trigger=self.span(trigger) if trigger else None,
            roles=tuple(sorted(roles)),
        )


def _link_order(link: Link) -> tuple[object, ...]:
    mention = link.mention
    return (mention.span, mention.surface, mention.type, mention.finder, link.entity, link.score, link.reason)


def _with_sorted_names(entity: Entity) -> Entity:
    return Entity(entity.iri, entity.type, entity.label, tuple(sorted(set(entity.names))), entity.known)
