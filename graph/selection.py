"""A part of the ledger: some articles, or some of what they say, or what is near a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.identifiers import folded
from ontology.model import Ontology
from ontology.namespaces import RESOURCE
from ontology.records import Claim, Reading, Status


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted; each part narrows what the others leave, and an empty one leaves all.

    ``articles`` are keys or IRIs; ``since`` is an ISO 8601 date as coarse as one likes; ``entity`` is a name in any
    script or an IRI, of which the claims up to ``hops`` steps away are wanted.
    """

    articles: tuple[str, ...] = ()
    since: str = ""
    relations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    entity: str = ""
    hops: int = 1

    def __bool__(self) -> bool:
        return bool(self.articles or self.since or self.of_claims)

    @property
    def of_claims(self) -> bool:
        """Whether only some of an article's claims are wanted."""
        return bool(self.relations or self.statuses or self.entity)

    def check(self, ontology: Ontology) -> None:
        """`DealgraphError` for a relation or a status that there is not."""
        for relation in self.relations:
            ontology.relation(relation)
        known = [status.value for status in Status]
        for status in self.statuses:
            if status not in known:
                raise DealgraphError(
                    f"there is no status {status!r}", where="--status", remedy=f"Known are {', '.join(known)}."
                )


def selected(readings: Iterable[Reading], wanted: Selection, catalogue: Catalogue) -> tuple[Reading, ...]:
    """The part of the readings that is wanted.

    Where only some claims are, an article keeps those with the things that they speak of and the mentions of these,
    and an article without any stays behind.
    """
    found = [reading for reading in readings if not wanted.since or _day(reading) >= wanted.since]
    if wanted.articles:
        found = _of_articles(found, wanted.articles)
    if not wanted.of_claims:
        return tuple(found)
    claims = {c.iri: c for reading in found for c in reading.claims if _is_wanted(c, wanted)}
    if wanted.entity:
        claims = _near(_named(found, wanted.entity, catalogue), claims, wanted.hops)
    parts = (narrowed(reading, claims.keys()) for reading in found)
    return tuple(reading for reading in parts if reading.claims)


def _day(reading: Reading) -> str:
    return reading.article.published


def _is_wanted(claim: Claim, wanted: Selection) -> bool:
    return (not wanted.relations or claim.relation in wanted.relations) and (
        not wanted.statuses or claim.status.value in wanted.statuses
    )


def _of_articles(readings: list[Reading], names: tuple[str, ...]) -> list[Reading]:
    known = {name for reading in readings for name in (reading.article.key, reading.article.iri)}
    missing = [name for name in names if name not in known]
    if missing:
        raise DealgraphError(
            f"there is no article {missing[0]!r}",
            where="--article",
            remedy="Name one by its key, as `dealgraph export --format jsonl` shows it, or by its IRI.",
        )
    return [reading for reading in readings if {reading.article.key, reading.article.iri} & set(names)]


def _named(readings: list[Reading], name: str, catalogue: Catalogue) -> set[str]:
    """The things that are called so: an IRI, or every thing with the name."""
    if name.startswith(RESOURCE):
        return {name}
    wanted = folded(name)
    found = {
        entity.iri
        for reading in readings
        for entity in reading.entities
        if wanted in {folded(entity.label), *(folded(known.text) for known in entity.names)}
    }
    found |= {link.entity for reading in readings for link in reading.links if folded(link.mention.surface) == wanted}
    told = {iri for reading in readings for entity in reading.entities for iri in (entity.iri,)}
    found |= {concept.iri for known, concept in catalogue.names() if folded(known.text) == wanted} & told
    if not found:
        raise DealgraphError(
            f"no article speaks of {name!r}", where="--entity", remedy="Write the name as an article does, or an IRI."
        )
    return found


def _near(start: set[str], claims: dict[str, Claim], hops: int) -> dict[str, Claim]:
    """The claims that are at most so many steps away from the things."""
    touching: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        for iri in filter(None, (claim.subject, claim.object)):
            touching[iri].append(claim)
    near: dict[str, Claim] = {}
    edge, reached = set(start), set(start)
    for _ in range(hops):
        step = {claim.iri: claim for iri in edge for claim in touching[iri]}
        near |= step
        edge = {iri for claim in step.values() for iri in (claim.subject, claim.object) if iri} - reached
        reached |= edge
    return near


def narrowed(reading: Reading, wanted: Collection[str]) -> Reading:
    """The reading with those claims only, and with what they speak of."""
    claims = tuple(claim for claim in reading.claims if claim.iri in wanted)
    spoken_of = {iri for claim in claims for iri in (claim.subject, claim.object)}
    return replace(
        reading,
        claims=claims,
        entities=tuple(entity for entity in reading.entities if entity.iri in spoken_of),
        links=tuple(link for link in reading.links if link.entity in spoken_of),
    )
