"""One name for two things: a person says in which article it is another one.

A thing that no catalogue knows has the IRI that its name gives it, so that two of one name are one. The judgement that
they are not names the thing and the article: there, the thing is told of under an IRI of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ontology.identifiers import content_iri
from ontology.namespaces import RESOURCE
from ontology.records import Claim, Judgement, Reading

_ARTICLE = RESOURCE + "article/"


@dataclass(frozen=True, slots=True)
class Homonyms:
    """The readings with things of one name apart, and for each of them the word that keeps it so."""

    readings: tuple[Reading, ...]
    apart: tuple[Judgement, ...]


def thing_and_article(judgement: Judgement) -> tuple[str, str] | None:
    """The thing and the article in which it is another one; None of a judgement that says something else."""
    articles = [iri for iri in judgement.subjects if iri.startswith(_ARTICLE)]
    things = [iri for iri in judgement.subjects if not iri.startswith(_ARTICLE)]
    return (things[0], articles[0]) if judgement.kind == "different" and things and articles else None


def another(thing: str, article: str) -> str:
    """The IRI of what this article calls by the name of that thing."""
    return content_iri("entity", thing, article)


def kept_apart(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """What such judgements say of the two things of one name: that they are two."""
    said = ((judgement, thing_and_article(judgement)) for judgement in judgements)
    return tuple(replace(judgement, subjects=(pair[0], another(*pair))) for judgement, pair in said if pair)


def with_homonyms(
    readings: Iterable[Reading], judgements: Iterable[Judgement], newer: Mapping[str, str] = MappingProxyType({})
) -> Homonyms:
    """Put the things of which a person said so under IRIs of their own, article by article.

    ``newer`` is the text that stands now for one that it replaced: a thing stays apart there under the same IRI.
    """
    said = tuple(judgements)
    moved: dict[str, dict[str, str]] = {}
    for thing, article in filter(None, map(thing_and_article, said)):
        moved.setdefault(newer.get(article, article), {})[thing] = another(thing, article)
    told = (_moved(r, moved[r.article.iri]) if r.article.iri in moved else r for r in readings)
    return Homonyms(tuple(told), kept_apart(said))


def _moved(reading: Reading, to: Mapping[str, str]) -> Reading:
    entities = [replace(e, iri=to[e.iri], known=False) if e.iri in to else e for e in reading.entities]
    return replace(
        reading,
        entities=tuple(sorted(entities, key=lambda entity: entity.iri)),
        links=tuple(replace(link, entity=to.get(link.entity, link.entity)) for link in reading.links),
        claims=tuple(_claim(claim, to) for claim in reading.claims),
    )


def _claim(claim: Claim, to: Mapping[str, str]) -> Claim:
    target = claim.object and to.get(claim.object, claim.object)
    return replace(claim, subject=to.get(claim.subject, claim.subject), object=target)
