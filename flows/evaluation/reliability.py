"""How often claims are right that were given a confidence: calibrated ones as often as it says."""

from __future__ import annotations

from collections.abc import Iterator

from flows.evaluation.figures import Figures
from flows.evaluation.shares import Share

BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0))
"""Confidences, from the first up to but without the second; the last band holds 1, too."""


def reliability(figures: Figures) -> Iterator[tuple[str, Share]]:
    """For each band of confidences, how many of its claims are right."""
    for low, high in BANDS:
        right = sum(low <= claim.confidence < high or claim.confidence == high == 1 for claim in figures.right)
        wrong = sum(low <= claim.confidence < high or claim.confidence == high == 1 for claim in figures.wrong)
        yield f"right of claims given {low:g} to {high:g}", Share(right, right + wrong)
