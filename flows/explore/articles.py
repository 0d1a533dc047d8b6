"""An article's page: its text with names and claims marked, and each claim with its fact and its conflicts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from flows.explore.judged import Standing, standing_of
from flows.explore.marking import Paragraph, paragraphs
from flows.explore.nodes import nodes_of
from ontology.records import Article, Claim, Reading


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its node in the graph, and what it is called."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of an article. ``number`` counts them in the order of the text; ``fact`` is a row, or None."""

    claim: Claim
    number: int
    subject: Named
    object: Named | None
    fact: Row | None
    conflicts: tuple[Row, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Reader:
    """An article with all that was read from it, ready to be shown."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    said: tuple[Said, ...]
    node: dict[str, str]
    numbers: dict[str, int]
    statuses: dict[str, str]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The article, the one to stand beside it, and the others of its story."""

    reader: Reader
    chosen: Said | None
    beside: Reader | None
    tellings: tuple[Row, ...]
    things: tuple[Row, ...]


def article_page(desk: Desk, iri: str, *, claim: str = "", beside: str = "") -> ArticlePage | None:
    """The page of an article, a claim of it chosen; None where the ledger has none of that IRI."""
    reading = _reading(desk, iri)
    if reading is None:
        return None
    things = desk.rows("names_in_article", iri=iri)
    reader = _reader(desk, reading, claim, things)
    told = desk.row("article", iri=iri)
    tellings = tuple(r for r in desk.rows("tellings", story=told["story"]) if r["iri"] != iri) if told else ()
    other = _reading(desk, beside) if any(row["iri"] == beside for row in tellings) else None
    return ArticlePage(
        reader=reader,
        chosen=next((said for said in reader.said if said.claim.iri == claim), None),
        beside=_reader(desk, other, "", desk.rows("names_in_article", iri=beside)) if other else None,
        tellings=tellings,
        things=tuple(things),
    )


def _reading(desk: Desk, iri: str) -> Reading | None:
    # An address that people can write: what is no IRI of an article is the article of none.
    return desk.ledger.get(iri) if iri.rsplit("/", 1)[-1].isalnum() else None


def _reader(desk: Desk, reading: Reading, chosen: str, things: list[Row]) -> Reader:
    article = reading.article
    facts = {row["claim"]: row for row in desk.rows("facts_of_article", iri=article.iri)}
    conflicts: dict[str, list[Row]] = defaultdict(list)
    for row in desk.rows("conflicts_of_article", iri=article.iri):
        conflicts[row["claim"]].append(row)
    node = nodes_of(desk, reading, things)
    names = {row["iri"]: row["name"] for row in things}
    labels = {entity.iri: names.get(node[entity.iri], entity.label) for entity in reading.entities}
    in_order = sorted(reading.claims, key=lambda claim: (claim.evidence.span, claim.iri))
    judged = standing_of(desk, reading.claims)
    said = tuple(
        Said(
            claim=claim,
            number=number,
            subject=_thing(claim.subject, node, labels),
            object=_thing(claim.object, node, labels) if claim.object else None,
            fact=facts.get(claim.iri),
            conflicts=tuple(conflicts[claim.iri]),
            standing=judged[claim.iri],
        )
        for number, claim in enumerate(in_order, 1)
    )
    marked = next((claim for claim in reading.claims if claim.iri == chosen), None)
    return Reader(
        article=article,
        paragraphs=paragraphs(article.text, None, reading.claims, reading.links, marked),
        said=said,
        node=node,
        numbers={each.claim.iri: each.number for each in said},
        statuses={each.claim.iri: each.claim.status.value for each in said},
    )


def _thing(iri: str, node: dict[str, str], labels: dict[str, str]) -> Named:
    return Named(node.get(iri, iri), labels.get(iri, iri))
