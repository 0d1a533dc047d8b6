"""Figures as rows with titles, for whatever table shows them; and what was missed and what was wrong, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flows.evaluation.figures import Figures
from flows.evaluation.shares import Score
from flows.evaluation.statements import Claim, Fact
from ontology.model import Ontology


def overall(figures: Figures) -> Iterator[tuple[str, Score]]:
    """The scores of all articles together, mentions included where they were noted."""
    yield "core", figures.core
    yield "strict", figures.strict
    yield "all", figures.all
    if figures.mentions is not None:
        yield "mentions", figures.mentions.names


def groups(figures: Figures) -> Iterator[tuple[str, Mapping[str, Score]]]:
    """The scores by relation, by language and by article, each group with its title."""
    yield "relation", figures.relations
    yield "language", figures.languages
    yield "article", figures.articles


def shares(figures: Figures) -> Iterator[tuple[str, str, float]]:
    """What else is measured: its title, the counts, and their share."""
    for status, one in figures.statuses.items():
        yield f"found with the status {status}", str(one), one.value
    for title, one in (
        ("evidence exact", figures.evidence_exact),
        ("evidence on the spot", figures.evidence_on_the_spot),
        ("attributes right", figures.attributes_right),
        *((f"  {name}", one) for name, one in figures.attributes.items()),
    ):
        yield title, str(one), one.value
    if figures.mentions is not None:
        yield "types right", str(figures.mentions.types), figures.mentions.types.value


def counts(figures: Figures) -> Iterator[tuple[str, str]]:
    """What is a number and no share."""
    yield "denied, taken as asserted", str(figures.denied_as_asserted)
    if figures.mentions is not None:
        yield "mentions taken for one thing (B-cubed F1)", f"{figures.mentions.one_thing:.3f}"
        yield "nodes that hold two things", str(figures.mentions.nodes_with_two_things)
        yield "things on two nodes", str(figures.mentions.things_on_two_nodes)


def misses(figures: Figures, ontology: Ontology) -> Iterator[dict[str, object]]:
    """Every fact that was not found and every claim that is not right, by article."""
    found: list[Fact | Claim] = [*figures.missed, *figures.wrong]
    for row in sorted(found, key=lambda row: (row.article, row.relation)):
        key = ontology.relations[row.relation].key
        missed = isinstance(row, Fact)
        yield {
            "what": "missed" if missed else "wrong",
            "article": row.article,
            "relation": row.relation,
            "subject": _called(row.subject),
            "object": _called(row.object),
            "number": getattr(row, key) if key else None,
            "currency": row.currency if key else None,
            "status": row.status.value,
            "evidence": row.evidence if isinstance(row, Fact) else row.evidence.text,
        }


def _called(thing: object) -> str | None:
    """A gold thing by its id, a run's by its label."""
    label = getattr(thing, "label", thing)
    return None if label is None else str(label)
