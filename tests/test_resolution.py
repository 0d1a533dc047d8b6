"""One thing is one node in four languages: measured on real and invented articles, with the catalogue and without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from extraction.pipeline import Extractor
from flows.evaluate import raw_articles
from flows.evaluation import Gold, read_gold
from flows.evaluation.handed_over import Mention
from flows.evaluation.mention_figures import MentionFigures, mention_figures
from flows.settings import load_settings
from graph.resolution import settled
from ontology.catalogue import Catalogue, load_catalogue
from ontology.identifiers import digest, folded
from ontology.model import load_ontology
from ontology.records import RawArticle

pytestmark = pytest.mark.shared

ACROSS = (("en-02", "zh-02"), ("en-13", "zh-13"), ("de-01", "pt-01"), ("de-04", "pt-04"))
"""Articles of the development set that tell of the same events in two languages."""


@pytest.fixture(scope="module")
def gold(shared: Path) -> Gold:
    sets = [read_gold(shared / "evaluation" / name) for name in ("gold", "dev")]
    things = {thing.id: thing for part in sets for thing in part.things}
    return Gold(tuple(things.values()), (), tuple(m for part in sets for m in part.mentions or ()))


@pytest.fixture(scope="module")
def articles(shared: Path) -> tuple[RawArticle, ...]:
    settings, evaluation = load_settings(), shared / "evaluation"
    real = raw_articles(read_gold(evaluation / "gold"), shared / "articles", settings)
    return (*real, *raw_articles(read_gold(evaluation / "dev"), evaluation / "dev" / "articles", settings))


def without(catalogue: Catalogue, names: Iterable[str]) -> Catalogue:
    """The catalogue without every concept that has one of the names."""
    taken = set(map(folded, names))
    kept = [c for c in catalogue.concepts if taken.isdisjoint(folded(name.text) for name in c.names)]
    known = {concept.iri for concept in kept}
    concepts = tuple(replace(c, developer=c.developer if c.developer in known else None) for c in kept)
    return Catalogue(concepts, digest(sorted(known)))


def mentions(articles: Iterable[RawArticle], catalogue: Catalogue) -> tuple[Mention, ...]:
    """What a run hands over of names, all articles in one graph."""
    extractor, ontology = Extractor(load_ontology(), catalogue), load_ontology()
    found = settled([extractor.read(raw) for raw in articles], (), ontology, catalogue)
    return tuple(
        Mention(reading.article.key, link.mention.surface, link.entity, link.mention.type)
        for reading in found.readings
        for link in sorted(reading.links, key=lambda link: link.mention.span)
    )


@pytest.fixture(scope="module")
def told(gold: Gold, articles: tuple[RawArticle, ...]) -> tuple[Mention, ...]:
    return mentions(articles, load_catalogue())


def figures(gold: Gold, told: tuple[Mention, ...]) -> MentionFigures:
    return mention_figures(gold.things, gold.mentions or (), told)


def test_no_node_holds_two_things_and_hardly_any_thing_is_on_two(gold: Gold, told: tuple[Mention, ...]) -> None:
    found = figures(gold, told)
    assert found.one_thing >= 0.97
    assert found.nodes_with_two_things == 0
    assert found.things_on_two_nodes <= 0.02 * len({mention.entity for mention in gold.mentions or ()})


def test_things_that_no_catalogue_knows_are_found_to_be_one(gold: Gold, articles: tuple[RawArticle, ...]) -> None:
    smaller = without(load_catalogue(), (name for thing in gold.things for name in thing.names))
    found = figures(gold, mentions(articles, smaller))
    assert found.one_thing >= 0.93


@pytest.mark.parametrize("pair", ACROSS, ids=" and ".join)
def test_two_articles_on_the_same_events_share_their_nodes(
    gold: Gold, told: tuple[Mention, ...], pair: tuple[str, str]
) -> None:
    node = {(mention.article, folded(mention.surface)): mention.iri for mention in reversed(told)}
    nodes: dict[str, dict[str, set[str]]] = {article: {} for article in pair}
    for noted in gold.mentions or ():
        if noted.article in pair:
            found = {node[at] for name in noted.surfaces if (at := (noted.article, folded(name))) in node}
            if found:
                nodes[noted.article][noted.entity] = found
    both = nodes[pair[0]].keys() & nodes[pair[1]].keys()
    assert len(both) >= 2
    assert {thing for thing in both if nodes[pair[0]][thing] != nodes[pair[1]][thing]} == set()
