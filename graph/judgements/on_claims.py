"""What people's judgements make of an article's claims: which count, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ontology.errors import DealgraphError
from ontology.model import Ontology
from ontology.records import Claim, Judgement, Reading, Status

PASSED = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
"""The kind of a judgement on a claim, and what the claim is called after it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim as its article says it, and what a person decided about it."""

    claim: Claim
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class JudgedClaims:
    """The readings with the claims that count, as they count, and all judged claims as they were, by IRI."""

    readings: tuple[Reading, ...]
    judged: Mapping[str, Judged] = field(default_factory=dict)

    def rejected(self) -> tuple[Claim, ...]:
        """The claims that count for nothing, by IRI."""
        return tuple(j.claim for _, j in sorted(self.judged.items()) if j.judgement.kind == "reject")


def with_judgements(readings: Iterable[Reading], judgements: Iterable[Judgement], ontology: Ontology) -> JudgedClaims:
    """Leave out the claims that were rejected and set right those that were corrected.

    A judgement on a claim that no article makes any more is left aside: it counts again when the claim comes back.
    """
    by_claim = {j.subjects[0]: j for j in judgements if j.kind in PASSED}
    judged: dict[str, Judged] = {}
    found = []
    for reading in readings:
        if not any(claim.iri in by_claim for claim in reading.claims):
            found.append(reading)
            continue
        kept = []
        for claim in reading.claims:
            judgement = by_claim.get(claim.iri)
            if judgement is not None:
                judged[claim.iri] = Judged(claim, judgement)
            if judgement is None or judgement.kind != "reject":
                kept.append(corrected(claim, judgement.changes if judgement else (), ontology))
        found.append(replace(reading, claims=tuple(kept)))
    return JudgedClaims(tuple(found), judged)


def corrected(claim: Claim, changes: Iterable[tuple[str, str]], ontology: Ontology) -> Claim:
    """The claim with these parts changed; "" takes an attribute or the object away.

    `DealgraphError` for a part that claims of the relation do not have, or a status that there is not.
    """
    told = dict(changes)
    if not told:
        return claim
    values = dict(claim.values)
    known = ontology.relation(claim.relation).attributes
    for name in told.keys() - {"subject", "object", "status"}:
        if name not in known:
            raise DealgraphError(
                f"has no {name!r}",
                where=f"{claim.relation} claim {claim.iri}",
                remedy=f"Parts of it are subject, object, status, {', '.join(known)}.",
            )
        values[name] = told[name]
    if told.get("status", "asserted") not in set(Status):
        raise DealgraphError(
            f"there is no status {told['status']!r}", where=claim.iri, remedy=f"Known are {', '.join(Status)}."
        )
    return replace(
        claim,
        subject=told.get("subject") or claim.subject,
        object=(told["object"] or None) if "object" in told else claim.object,
        status=Status(told.get("status", claim.status)),
        values=tuple(sorted((name, text) for name, text in values.items() if text)),
    )
