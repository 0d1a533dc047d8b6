"""Fit how far the scorers' probabilities can be believed: ``python -m tools.training.calibration``.

The articles in ``tests/articles`` decide, which nothing was learned from.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from extraction.claims.calibration import LOGIT, RIGHT, UNCHANGED, logit_of
from extraction.claims.weights import BIAS, save_weights
from flows.evaluate import evaluate
from flows.settings import load_settings

ARTICLES = Path(__file__).parents[2] / "tests" / "articles"


def main() -> None:
    """Read the articles with probabilities as they are, and fit what they are worth."""
    save_weights("calibration", UNCHANGED)
    (measured,) = evaluate([ARTICLES], load_settings())
    right, wrong = measured.figures.right, measured.figures.wrong
    said = np.array([[logit_of(claim.confidence)] for claim in (*right, *wrong)])
    truth = np.array([True] * len(right) + [False] * len(wrong))
    model = LogisticRegression().fit(said, truth)
    slope, offset = float(model.coef_[0][0]), float(model.intercept_[0])
    save_weights("calibration", {BIAS: {RIGHT: offset}, LOGIT: {RIGHT: slope}})
    print(f"{len(right)} right, {len(wrong)} wrong: slope {slope:.2f}, offset {offset:.2f}")


if __name__ == "__main__":
    main()
