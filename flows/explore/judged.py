"""What people decided about claims and things, as the pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.explore.desk import Desk
from graph.judgements import Judgements, Withdrawal
from ontology.records import JUDGEMENTS_OF_CLAIMS, Claim, Judgement

WORDS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "same": "one thing",
    "different": "two things",
}
"""What a judgement makes of what it is about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands: the judgement in force, None where nobody has judged it."""

    judgement: Judgement | None

    @property
    def word(self) -> str:
        """``accepted``, ``rejected``, ``corrected``, or "" for a claim as it was read."""
        return WORDS[self.judgement.kind] if self.judgement else ""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A judgement with what became of it: taken back, overruled by a newer one, or in force."""

    judgement: Judgement
    withdrawal: Withdrawal | None
    in_force: bool


def standing_of(desk: Desk, claims: Iterable[Claim]) -> dict[str, Standing]:
    """How each of the claims stands, by its IRI."""
    in_force = {j.subjects[0]: j for j in Judgements(desk.ledger.folder).in_force() if j.kind in JUDGEMENTS_OF_CLAIMS}
    return {claim.iri: Standing(in_force.get(claim.iri)) for claim in claims}


def on_record(desk: Desk, subject: str = "") -> tuple[OnRecord, ...]:
    """Every judgement, or those about a thing or claim, the newest first."""
    judgements = Judgements(desk.ledger.folder)
    withdrawals = {withdrawal.judgement: withdrawal for withdrawal in judgements.withdrawals()}
    in_force = {judgement.iri for judgement in judgements.in_force()}
    return tuple(
        OnRecord(judgement, withdrawals.get(judgement.iri), judgement.iri in in_force)
        for judgement in reversed(judgements.all())
        if not subject or subject in judgement.subjects
    )
