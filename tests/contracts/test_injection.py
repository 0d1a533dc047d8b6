"""Whatever stands in an article or behind --param is data: it is found again letter by letter and never runs."""

from __future__ import annotations

from graph.cypher import recipe, recipes
from graph.stores.cypher_store import CypherStore
from ontology.records import Reading
from tests.contracts.answers import EXAMPLE, asked_for
from tests.contracts.kits import CypherKit
from tests.graph.factory import ALPHA, Draft, entity, example

NASTY = (
    "'}) DETACH DELETE (n) //",
    '"}) DETACH DELETE (n) //',
    "`}) DETACH DELETE (n) //",
    "\\' OR 1 = 1 //",
    "\\u0027 OR true //",
    "$company {name} %s ${x}",
    "Evil\u202eproC\u200f Ltd",
    "NUL\x00Corp",
    "Line\nBreak /* */ Inc",
    "Robert'); MATCH (n) DETACH DELETE n; --",
    "🦄 & <b>Ünïcode</b> 月之暗面",
)


def articles() -> tuple[Reading, ...]:
    """An article for each name, which is the company's, stands in the sentence, and is who says it."""
    return tuple(
        Draft(f"nasty-{number}")
        .says(f"Alpha Fund put money into {name}.", "invested_in", ALPHA, entity(name), by=name, also={"round": name})
        .reading()
        for number, name in enumerate(NASTY)
    )


def test_names_from_articles_are_kept_letter_by_letter(cypher: CypherKit) -> None:
    cypher.hold((*example(), *articles()))
    rows = cypher.ask("MATCH (:Investor)-[r:INVESTED_IN]->(c:Company) WHERE r.round = c.name RETURN c.name")
    assert sorted(str(name) for (name,) in rows) == sorted(NASTY)
    assert not cypher.hold((*example(), *articles()))
    quotes = {str(quote) for (quote,) in cypher.ask("MATCH (c:Claim) RETURN c.quote")}
    assert {f"Alpha Fund put money into {name}." for name in NASTY} <= quotes


def test_a_thing_is_found_by_such_a_name_and_nothing_else_happens(cypher: CypherKit) -> None:
    cypher.hold((*example(), *articles()))
    assert isinstance(cypher.store, CypherStore)
    before = cypher.store.counts()
    for name in NASTY:
        found = cypher.ask(recipe("investors_of").query, **recipe("investors_of").given({"company": name}))
        assert [row[1:3] for row in found] == [("Alpha Fund", name)]
        like = cypher.ask(recipe("find").query, **recipe("find").given({"name": name}))
        assert like[0][0] == name
    assert cypher.store.counts() == before


def test_no_parameter_of_any_question_becomes_part_of_its_text(cypher: CypherKit) -> None:
    cypher.hold(example())
    assert isinstance(cypher.store, CypherStore)
    before = cypher.store.counts()
    for each in recipes():
        texts = [p.name for p in each.parameters if p.type in ("name", "text")]
        for name in NASTY if texts else ():
            given = asked_for(each, {**EXAMPLE, **dict.fromkeys(texts, name)})
            given |= each.given({**given, **dict.fromkeys(texts, name)})
            rows = cypher.store.run(each.query, given).rows
            assert not rows or each.name in ("cheapest_today",), (each.name, name)
    assert cypher.store.counts() == before
