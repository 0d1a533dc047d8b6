"""Figures as JSON: shares as numbers with four places, beside the counts that they are made from."""

from __future__ import annotations

from flows.evaluation.figures import Figures
from flows.evaluation.reliability import reliability
from flows.evaluation.shares import Score, Share


def as_dict(figures: Figures) -> dict[str, object]:
    """All figures, in a fixed order."""
    found: dict[str, object] = {
        "core": _score(figures.core),
        "strict": _score(figures.strict),
        "all": _score(figures.all),
        "relations": {name: _score(one) for name, one in figures.relations.items()},
        "by_language": {name: _score(one) for name, one in figures.languages.items()},
        "by_article": {name: _score(one) for name, one in figures.articles.items()},
        "status_recall": {name: _share(one) for name, one in figures.statuses.items()},
        "denied_as_asserted": figures.denied_as_asserted,
        "attributes_right": _share(figures.attributes_right),
        "attributes": {name: _share(one) for name, one in figures.attributes.items()},
        "evidence_exact": _share(figures.evidence_exact),
        "evidence_on_the_spot": _share(figures.evidence_on_the_spot),
    }
    found["reliability"] = {title: _share(one) for title, one in reliability(figures)}
    if figures.mentions is not None:
        found |= {
            "mentions": _score(figures.mentions.names),
            "types_right": _share(figures.mentions.types),
            "one_thing_b3": round(figures.mentions.one_thing, 4),
            "nodes_with_two_things": figures.mentions.nodes_with_two_things,
            "things_on_two_nodes": figures.mentions.things_on_two_nodes,
        }
    return found


def _score(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "said": score.said,
        "gold": score.gold,
    }


def _share(share: Share) -> dict[str, float]:
    return {"share": round(share.value, 4), "right": share.right, "of": share.of}
