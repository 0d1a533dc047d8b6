"""How many of the names in articles a run found, of what kind it takes them to be, and which it takes for one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.evaluation.gold import GoldMention, GoldThing
from flows.evaluation.handed_over import Mention
from flows.evaluation.naming import folded
from flows.evaluation.shares import Score, Share


@dataclass(frozen=True, slots=True)
class MentionFigures:
    """``names`` counts each name once an article. ``one_thing`` is the B-cubed F1 of what is taken for one thing."""

    names: Score
    types: Share
    one_thing: float
    nodes_with_two_things: int
    things_on_two_nodes: int


def mention_figures(things: Iterable[GoldThing], gold: Iterable[GoldMention], run: Iterable[Mention]) -> MentionFigures:
    """Hold the run's mentions against those that were noted."""
    noted = {(row.article, folded(surface)): row.entity for row in gold for surface in row.surfaces}
    articles = {article for article, _ in noted}
    found: dict[tuple[str, str], Mention] = {}
    for row in run:
        if row.article in articles:
            found.setdefault((row.article, folded(row.surface)), row)
    hits = [key for key in noted if key in found]
    linked = [(found[key].iri, noted[key]) for key in hits]
    kinds = {thing.id: thing.type for thing in things}
    things_on: dict[str, set[str]] = defaultdict(set)
    nodes_of: dict[str, set[str]] = defaultdict(set)
    for iri, thing in linked:
        things_on[iri].add(thing)
        nodes_of[thing].add(iri)
    return MentionFigures(
        names=Score(len(hits), len(found), len(noted)),
        types=Share(sum(kinds[noted[key]] == found[key].type for key in hits), len(hits)),
        one_thing=_b_cubed(linked),
        nodes_with_two_things=sum(len(of_node) > 1 for of_node in things_on.values()),
        things_on_two_nodes=sum(len(of_thing) > 1 for of_thing in nodes_of.values()),
    )


def _b_cubed(linked: Sequence[tuple[str, str]]) -> float:
    """F1 of precision and recall as each mention sees them: how much of its cluster is its thing, and turned round."""
    if not linked:
        return 0.0
    nodes, things, both = Counter(n for n, _ in linked), Counter(t for _, t in linked), Counter(linked)
    precision = sum(both[item] / nodes[item[0]] for item in linked) / len(linked)
    recall = sum(both[item] / things[item[1]] for item in linked) / len(linked)
    return 2 * precision * recall / (precision + recall)
