"""The readings as they count: every thing under its node's IRI, claims as people judged them.

The ledger's files stay what the articles say; this is made from them and from the judgements each time, so that taking
a judgement back leaves no trace but the record of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from graph.judgements.kept import Judgements
from graph.judgements.on_claims import Judged, JudgedClaims, with_judgements
from graph.ledger import Ledger
from graph.resolution.comparing import Comparing
from graph.resolution.homonyms import with_homonyms
from graph.resolution.match import Match
from graph.resolution.matching import matches as found_matches
from graph.resolution.newer_texts import newer_texts
from graph.resolution.nodes import nodes
from graph.resolution.remembered import Remembered
from ontology.catalogue import Catalogue
from ontology.model import Ontology
from ontology.records import Claim, Entity, Judgement, Link, Reading


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts. ``node`` has the IRI of the node of every thing that is not a node of its own.

    ``told`` are the readings as the ledger has them, ``meant`` those with things of one name apart where a person said
    so, which ``apart`` keeps apart. ``matches`` is what was found of them, ``judgements`` what people said.
    ``rejected`` claims are in none of the ``readings``; ``judged`` has them as their articles say them.
    """

    told: tuple[Reading, ...]
    meant: tuple[Reading, ...]
    apart: tuple[Judgement, ...]
    readings: tuple[Reading, ...]
    node: Mapping[str, str]
    matches: tuple[Match, ...]
    judgements: tuple[Judgement, ...]
    judged: Mapping[str, Judged]
    rejected: tuple[Claim, ...]

    def node_of(self, iri: str) -> str:
        """The node under which a thing stands."""
        return self.node.get(iri, iri)


def settled_ledger(ledger: Ledger, catalogue: Catalogue, comparing: Comparing | None = None) -> Settled:
    """What counts of a whole ledger, by article key; with what it remembers of names unless ``comparing`` is given."""
    compared = comparing or Remembered.read(ledger.folder, catalogue)
    told, said = tuple(ledger.readings()), Judgements(ledger.folder).in_force()
    return settled(told, said, ledger.ontology, catalogue, compared, newer_texts(ledger, told, said))


def settled(
    readings: Iterable[Reading],
    judgements: Iterable[Judgement],
    ontology: Ontology,
    catalogue: Catalogue,
    comparing: Comparing | None = None,
    newer: Mapping[str, str] = MappingProxyType({}),
) -> Settled:
    """What counts of these readings, in their order, by the judgements that are in force.

    ``newer`` is the text that stands now for one of which a judgement speaks.
    """
    told, said = tuple(readings), tuple(judgements)
    homonyms = with_homonyms(told, said, newer)
    judged: JudgedClaims = with_judgements(homonyms.readings, said, ontology)
    matches = found_matches(homonyms.readings, catalogue, comparing)
    node = nodes(matches, (*said, *homonyms.apart), catalogue.by_iri)
    why = _reasons(matches, said, node)
    return Settled(
        told=told,
        meant=homonyms.readings,
        apart=homonyms.apart,
        readings=tuple(_moved(reading, node, why) for reading in judged.readings),
        node=node,
        matches=matches,
        judgements=said,
        judged=judged.judged,
        rejected=tuple(_claim(claim, node) for claim in judged.rejected()),
    )


def _reasons(matches: Iterable[Match], judgements: Iterable[Judgement], node: Mapping[str, str]) -> dict[str, str]:
    """Why each thing stands under another's IRI: the last word of a person, else the surest match of it."""
    why: dict[str, str] = {}
    for match in sorted(matches, key=lambda m: (m.score, m.one, m.other)):
        if match.sure:
            why |= dict.fromkeys((match.one, match.other), "; ".join(match.reasons))
    for judgement in judgements:
        if judgement.kind == "same":
            why |= dict.fromkeys(judgement.subjects, f"{judgement.by} says so: {judgement.why}")
    return {iri: why.get(iri, "") for iri in node}


def _moved(reading: Reading, node: Mapping[str, str], why: Mapping[str, str]) -> Reading:
    """The reading with its things under their nodes' IRIs; the same object where none of them moves."""
    if not any(entity.iri in node for entity in reading.entities) and not any(
        iri in node for claim in reading.claims for iri in (claim.subject, claim.object)
    ):
        return reading
    entities: dict[str, Entity] = {}
    for entity in reading.entities:
        iri = node.get(entity.iri, entity.iri)
        other = entities.get(iri)
        # The thing that gives the node its IRI tells its kind and its label.
        one = entity if other is None or entity.iri == iri else other
        names = {*entity.names, *(other.names if other else ())}
        known = entity.known or (other is not None and other.known)
        entities[iri] = replace(one, iri=iri, names=tuple(sorted(names)), known=known)
    return replace(
        reading,
        entities=tuple(entities[iri] for iri in sorted(entities)),
        links=tuple(_link(link, node, why) for link in reading.links),
        claims=tuple(_claim(claim, node) for claim in reading.claims),
    )


def _link(link: Link, node: Mapping[str, str], why: Mapping[str, str]) -> Link:
    if link.entity not in node:
        return link
    reason = "; ".join(filter(None, (link.reason, why[link.entity])))
    return replace(link, entity=node[link.entity], reason=reason)


def _claim(claim: Claim, node: Mapping[str, str]) -> Claim:
    subject = node.get(claim.subject, claim.subject)
    target = None if claim.object is None else node.get(claim.object, claim.object)
    if (subject, target) == (claim.subject, claim.object):
        return claim
    return replace(claim, subject=subject, object=target)
