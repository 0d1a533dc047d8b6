"""What is worth a person's judgement first: claims on which much rests and of which little is sure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from flows.explore.told import Quote
from graph.judgements import Judgements

DOUBT = 0.5
"""Below this confidence a claim is looked at though nothing contradicts it."""

LOOKED_AT = 300
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A claim in the queue. ``reasons`` say in words why it is there, ``weight`` is their sum."""

    relation: str
    fact: str
    quote: Quote
    values: Row
    reasons: tuple[str, ...]
    weight: float


def queue(desk: Desk) -> tuple[Doubtful, ...]:
    """The claims that nobody has judged yet, those first of which a judgement changes most."""
    judged = {subject for judgement in Judgements(desk.ledger.folder).in_force() for subject in judgement.subjects}
    waiting = [each for each in desk.once("review", lambda: _ranked(desk)) if each.quote.claim not in judged]
    return tuple(waiting[:SHOWN])


def _ranked(desk: Desk) -> tuple[Doubtful, ...]:
    found: dict[str, Row] = {}
    for row in desk.rows("review_doubtful", below=DOUBT, limit=LOOKED_AT):
        found[row["claim"]["iri"]] = {**row, "conflicts": 0}
    for row in desk.rows("review_disputed", limit=LOOKED_AT):
        found[row["claim"]["iri"]] = row
    resting = {row["fact"]: row["resting"] for row in desk.rows("resting", facts=[r["fact"] for r in found.values()])}
    ranked = [_doubtful(row, resting.get(row["fact"], 0)) for row in found.values()]
    return tuple(sorted(ranked, key=lambda each: (-each.weight, each.quote.claim)))


def _doubtful(row: Row, resting: int) -> Doubtful:
    claim, conflicts = row["claim"], row["conflicts"]
    alone = row["stories"] == 1
    reasons = []
    if conflicts:
        reasons.append(f"stands in {conflicts} conflict{'' if conflicts == 1 else 's'}")
    if claim["confidence"] < DOUBT:
        reasons.append(f"was read with a confidence of {claim['confidence']:.2f}")
    if alone:
        reasons.append("is the only story behind its fact")
    if resting > 1:
        reasons.append(f"{resting} facts are told of its subject")
    # Doubt counts for as much as there is to lose by it; a conflict is doubt that somebody has already.
    weight = (1 - claim["confidence"] + conflicts) * (1 + math.log1p(resting)) * (1.5 if alone else 1.0)
    quote = Quote(
        claim=claim["iri"],
        text=claim["quote"],
        status=claim["status"],
        confidence=claim["confidence"],
        article=row["article"],
        key=row["key"],
        language=row["language"] or "",
    )
    return Doubtful(claim["relation"], row["fact"], quote, claim, tuple(reasons), weight)
