"""Logistic regression over named features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extraction.claims.weights import BIAS

MINUS = "\0"
"""Marks a feature that the lesser of two compared things has."""

_FEWEST = 2
"""Instances that must show a feature before it gets a weight."""

_SMALLEST = 0.03
"""Weights below this, in logits, are left out."""

USUAL = 0.5
"""Inverse of the penalty, chosen on articles kept apart from training."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One decision: its features, the labels that it could have had, and those that it has."""

    features: list[str]
    possible: tuple[str, ...]
    labels: tuple[str, ...]
    article: str


def fit(instances: Sequence[Instance], strength: float = USUAL) -> dict[str, dict[str, float]]:
    """For each feature its weight for each label, from the instances that could have the label.

    ``strength`` is the inverse of the penalty.
    """
    if not instances:
        return {}
    counts = Counter(feature for instance in instances for feature in set(instance.features))
    vectors = DictVectorizer(dtype=np.float32)
    matrix = vectors.fit_transform([_signed(f for f in i.features if counts[f] >= _FEWEST) for i in instances])
    names = vectors.get_feature_names_out()
    table: dict[str, dict[str, float]] = {}
    for label in sorted({label for instance in instances for label in instance.possible}):
        rows = [number for number, instance in enumerate(instances) if label in instance.possible]
        truth = np.array([label in instances[number].labels for number in rows])
        if truth.all() or not truth.any():
            continue
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0, intercept_scaling=10)
        model.fit(matrix[rows], truth)
        table.setdefault(BIAS, {})[label] = float(model.intercept_[0])
        for number in np.flatnonzero(np.abs(model.coef_[0]) >= _SMALLEST):
            table.setdefault(names[number], {})[label] = float(model.coef_[0][number])
    return table


def _signed(features: Iterable[str]) -> dict[str, float]:
    """Features as numbers: one that a difference lacks counts as minus one."""
    return {f.removeprefix(MINUS): -1.0 if f.startswith(MINUS) else 1.0 for f in features}
