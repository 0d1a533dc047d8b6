"""Weights of the scorers: plain files, one feature a line, so that every decision can be looked up and explained."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from weakref import WeakValueDictionary

from ontology.errors import DealgraphError

FOLDER = Path(__file__).parent.parent / "weights"
BIAS = "bias"
TRAINED_ON = FOLDER / "trained-on.txt"
"""Holds the digest of the annotated articles and, on a second line, their languages."""


class Weights:
    """For each label the weight of every feature that speaks for or against it, in logits."""

    def __init__(self, table: dict[str, tuple[tuple[str, float], ...]]) -> None:
        self._table = table
        self.labels = frozenset(label for entries in table.values() for label, _ in entries)
        self.base = dict.fromkeys(sorted(self.labels), 0.0) | dict(table.get(BIAS, ()))
        """What each label has before any feature."""

    def logits(self, features: Iterable[str], base: Mapping[str, float] | None = None) -> dict[str, float]:
        """The sum for each label, on top of ``base``; a feature that the weights do not know says nothing."""
        sums = dict(self.base if base is None else base)
        table = self._table
        for feature in features:
            if feature in table:
                for label, weight in table[feature]:
                    sums[label] += weight
        return sums

    def logit(self, features: Iterable[str], label: str, base: float) -> float:
        """What `logits` sums for one label, which must be one of ``labels``, on top of ``base``."""
        weights = self._by_label[label]
        for feature in features:
            if feature in weights:
                base += weights[feature]
        return base

    @cached_property
    def _by_label(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = {label: {} for label in self.labels}
        for feature, entries in self._table.items():
            for label, weight in entries:
                found[label][feature] = weight
        return found

    def reasons(self, features: Iterable[str], label: str) -> list[tuple[str, float]]:
        """The features that speak for or against the label, the weightiest first."""
        found = [(f, w) for f in features for other, w in self._table.get(f, ()) if other == label]
        return sorted(found, key=lambda entry: (-abs(entry[1]), entry[0]))


def probability(logit: float) -> float:
    """The probability that belongs to a sum of weights."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


_LOADED: WeakValueDictionary[tuple[str, Path], Weights] = WeakValueDictionary()


def load_weights(name: str, folder: Path = FOLDER) -> Weights:
    """The weights of one scorer, the same ones for all who ask while somebody has them, since they are large."""
    found = _LOADED.get((name, folder))
    if found is None:
        found = _LOADED[name, folder] = _read(folder / f"{name}.tsv")
    return found


def _read(path: Path) -> Weights:
    """Lines of a feature and, after tabs, ``label=weight``."""
    table: dict[str, tuple[tuple[str, float], ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        feature, *entries = line.split("\t")
        try:
            table[feature] = tuple((label, float(weight)) for label, weight in (e.rsplit("=", 1) for e in entries))
        except ValueError as error:
            raise DealgraphError("a line of weights cannot be read", where=f"{path}:{number}") from error
    return Weights(table)


@cache
def learned_languages() -> frozenset[str]:
    """The languages (ISO 639-1) of the articles that the weights were learned from."""
    _, languages = TRAINED_ON.read_text(encoding="utf-8").splitlines()
    return frozenset(languages.split())


def save_weights(name: str, table: dict[str, dict[str, float]], folder: Path = FOLDER) -> None:
    """Write weights, sorted and rounded, so that the same training gives the same bytes."""
    lines = [
        "\t".join([feature, *(f"{label}={weight:.2f}" for label, weight in sorted(entries.items()))])
        for feature, entries in sorted(table.items())
    ]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
