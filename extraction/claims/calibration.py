"""From what the scorers say to a confidence that holds: of claims given 0.8, eight of ten are right."""

from __future__ import annotations

import math
from functools import cache

from extraction.claims.weights import BIAS, Weights, load_weights, probability

RIGHT = "right"
LOGIT = "logit"
_LEAST, _MOST = 0.01, 0.99


def calibrated(share: float, weights: Weights | None = None) -> float:
    """The confidence for a probability, both 0..1; its two weights are fitted on the articles in ``tests/articles``."""
    known = weights or _fitted()
    slope = dict(known.reasons([LOGIT], RIGHT))[LOGIT]
    return round(probability(known.base[RIGHT] + slope * logit_of(share)), 4)


def logit_of(share: float) -> float:
    """The logit of a probability that is neither 0 nor 1."""
    within = min(_MOST, max(_LEAST, share))
    return math.log(within / (1 - within))


@cache
def _fitted() -> Weights:
    """Two numbers, asked for with every claim."""
    return load_weights("calibration")


UNCHANGED = {BIAS: {RIGHT: 0.0}, LOGIT: {RIGHT: 1.0}}
"""Weights that leave a probability as it is."""
