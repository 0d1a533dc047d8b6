"""One article's reading as JSON: the same reading gives the same bytes."""

from __future__ import annotations

from ontology.model import Ontology
from ontology.records import Claim, Entity, Reading, Span


def as_dict(reading: Reading, ontology: Ontology) -> dict[str, object]:
    """The article, its claims and its mentions; spans are [start, end] in code points of the article's text."""
    article = reading.article
    entities = {entity.iri: entity for entity in reading.entities}
    return {
        "article": article.key,
        "iri": article.iri,
        "source": article.source,
        "language": article.language,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "claims": [_claim(claim, entities, ontology) for claim in reading.claims],
        "mentions": [
            {
                "surface": link.mention.surface,
                "span": _span(link.mention.span),
                "type": link.mention.type,
                "entity": _thing(link.entity, entities),
                "score": link.score,
                "reason": link.reason,
                "finder": link.mention.finder,
            }
            for link in sorted(reading.links, key=lambda link: (link.mention.span, link.entity))
        ],
    }


def _claim(claim: Claim, entities: dict[str, Entity], ontology: Ontology) -> dict[str, object]:
    told = dict(claim.values)
    evidence = claim.evidence
    return {
        "claim": claim.iri,
        "relation": claim.relation,
        "subject": _thing(claim.subject, entities),
        "object": _thing(claim.object, entities) if claim.object is not None else None,
        "values": {name: told[name] for name in ontology.attributes if name in told},
        "status": claim.status.value,
        "confidence": claim.confidence,
        "attributed_to": claim.attributed_to,
        "evidence": {
            "text": evidence.text,
            "span": _span(evidence.span),
            "trigger": _span(evidence.trigger) if evidence.trigger is not None else None,
            "roles": {role: _span(span) for role, span in evidence.roles},
        },
        "extractor": claim.extractor,
    }


def _thing(iri: str, entities: dict[str, Entity]) -> dict[str, object]:
    entity = entities.get(iri)
    label, kind, known = (entity.label, entity.type, entity.known) if entity else (iri, "", False)
    return {"iri": iri, "label": label, "type": kind, "known": known}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
