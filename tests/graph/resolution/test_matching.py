"""Things of different articles and languages are one where their names, or what is said of them, tell so."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from graph.resolution.match import DOUBTFUL, Match
from graph.resolution.matching import matches
from graph.resolution.nodes import nodes
from ontology.catalogue import Catalogue, load_catalogue
from ontology.identifiers import content_iri
from ontology.records import Entity, Name, Reading
from tests.graph.factory import Draft

NOTHING_KNOWN = Catalogue((), "")


def thing(label: str, kind: str = "Company", *names: str) -> Entity:
    told = tuple(sorted(Name(text, "", "alias") for text in {label, *names}))
    return Entity(content_iri("entity", label, kind), kind, label, told, known=False)


def telling(*things: Entity) -> Reading:
    """An article that names these things in one list."""
    draft = Draft(" ".join(each.label for each in things))
    for one, other in pairwise((*things, things[0])) if len(things) > 1 else [(things[0], things[0])]:
        draft.says(f"{one.label} uses {other.label}.", "uses", one, other)
    return draft.reading()


def match_of(one: Entity, other: Entity, catalogue: Catalogue = NOTHING_KNOWN) -> Match | None:
    found = matches((telling(one), telling(other)), catalogue)
    return next((m for m in found if {m.one, m.other} == {one.iri, other.iri}), None)


SAME = [
    (thing("霁川智能"), thing("Jichuan AI"), "is read Jichuan"),
    (thing("沈知遥", "Person"), thing("Shen Zhiyao", "Person"), "is read Shen Zhi Yao"),
    (thing("沈知遥", "Person"), thing("Zhiyao Shen", "Person"), "family name last"),
    (thing("微软"), thing("Microsoft"), "a dictionary gives"),
    (thing("红杉林资本", "Investor"), thing("Hongshanlin Capital", "Investor"), "is read Hongshanlin"),
    (thing("零一万物"), thing("Zero One Everything"), "word for word"),
    (thing("黑石湖"), thing("Black Stone Lake"), "word for word"),
    (thing("蓝鲸科技"), thing("Blauwal Technologie"), "word for word"),
    (thing("Lago Negro"), thing("Schwarzer See GmbH", "Company", "Lac Noir"), "says in another language"),
    (thing("Norholt"), thing("Norholt Technologies Ltd."), "only tell what kind"),
    (thing("NorHolt"), thing("Nor-Holt"), "but for spaces and signs"),
    (thing("Açude Dados"), thing("Acude Dados"), "but for spaces and signs"),
    (thing("澄嶼智能"), thing("澄屿智能"), "but for spaces and signs"),
    (thing("澄嶼智能"), thing("Chengyu AI"), "is read Chengyu"),
    (thing("微軟"), thing("Microsoft"), "a dictionary gives"),
]
APART = [
    (thing("Norholt"), thing("Norholt Cloud")),
    (thing("Norholt"), thing("Norholt Ventures", "Investor")),
    (thing("Norholt Capital", "Investor"), thing("Norholt Technologies", "Investor")),
    (thing("Norholt"), thing("Norholt", "Person")),
    (thing("Doubao", "Model"), thing("Doubao Pro-32k", "Model")),
    (thing("Falke R", "Model"), thing("Falke R+", "Model")),
    (thing("Kranich Software", "Company", "Kranich"), thing("Kranich Intelligenz", "Company", "Kranich")),
    (thing("Straße Ventures", "Investor"), thing("丝路基金", "Investor")),
    (thing("Falke 2", "Model"), thing("Falke 3", "Model")),
    (thing("霁川智能"), thing("济川资本", "Investor")),
    (thing("Mia Chen", "Person", "Chen"), thing("Li Chen", "Person", "Chen")),
    (thing("北石"), thing("Southstone")),
    (thing("Life China"), thing("华生")),
]


def label(pair: tuple[Entity, ...]) -> str:
    return " and ".join(each.label for each in pair)


@pytest.mark.parametrize(("one", "other", "reason"), SAME, ids=[label(case[:2]) for case in SAME])
def test_one_thing_in_two_articles_is_one_and_says_why(one: Entity, other: Entity, reason: str) -> None:
    found = match_of(one, other)
    assert found is not None
    assert found.sure
    assert reason in "; ".join(found.reasons)


@pytest.mark.parametrize(("one", "other"), APART, ids=[label(case) for case in APART])
def test_what_only_looks_alike_stays_apart(one: Entity, other: Entity) -> None:
    found = match_of(one, other)
    assert found is None or not found.sure


def test_signs_that_only_sound_alike_are_left_to_people() -> None:
    found = match_of(thing("霁川"), thing("济川"))
    assert found is not None
    assert found.score >= DOUBTFUL
    assert not found.sure


def test_a_latin_name_that_fits_two_chinese_ones_is_neither_for_sure() -> None:
    latin, one, other = thing("Zhiyuan"), thing("智源"), thing("致远科技")
    assert [m.sure for m in matches((telling(latin), telling(one), telling(other)), NOTHING_KNOWN)] == [False] * 3


def test_what_is_said_of_both_decides_where_names_leave_a_doubt() -> None:
    one, other, maker = thing("Painço"), thing("Hirse"), thing("Norholt")
    alone = match_of(one, other)
    assert alone is not None
    assert not alone.sure
    first = Draft("a").says("Painço bought Norholt for 5.", "acquired", one, maker, amount="5", currency="USD")
    second = Draft("b").says("Hirse kaufte Norholt für 5.", "acquired", other, maker, amount="5", currency="USD")
    found = matches((first.reading(), second.reading()), NOTHING_KNOWN)
    (together,) = (m for m in found if {m.one, m.other} == {one.iri, other.iri})
    assert together.sure
    assert together.reasons[-1] == "both stand in acquired with Norholt"


def test_the_one_left_over_on_both_sides_of_a_deal_is_one_thing_in_two_scripts() -> None:
    firm = thing("Norholt")
    here = [thing(name, "Investor") for name in ("Hongshanlin Capital", "Microsoft", "Stillwater")]
    there = [thing(name, "Investor") for name in ("红杉林资本", "微软", "砺思")]
    drafts = []
    for key, investors in (("en", here), ("zh", there)):
        draft = Draft(key)
        for investor in investors:
            draft.says(f"{investor.label} put 7 into Norholt.", "invested_in", investor, firm, amount="7")
        drafts.append(draft.reading())
    found = nodes(matches(drafts, NOTHING_KNOWN), (), ())
    assert found.get(here[2].iri, here[2].iri) == found.get(there[2].iri, there[2].iri)


def test_a_new_thing_is_found_to_be_one_of_the_catalogue() -> None:
    catalogue = load_catalogue()
    (concept,) = (c for c in catalogue.concepts if c.iri.endswith("/concept/nvidia"))
    reading = telling(thing("英伟达公司"))
    assert nodes(matches((reading,), catalogue), (), catalogue.by_iri) == {reading.entities[0].iri: concept.iri}


def test_an_ordinary_word_that_may_be_a_things_name_is_not_that_thing_for_sure() -> None:
    catalogue = load_catalogue()
    weak = {(thing(name.text), concept.iri) for name, concept in catalogue.names() if name.kind == "weak"}
    assert len(weak) > 100
    readings = [telling(it) for it in sorted({it for it, _ in weak}, key=lambda it: it.iri)]
    sure = {frozenset((m.one, m.other)) for m in matches(readings, catalogue) if m.sure}
    assert [it.label for it, concept in weak if frozenset((it.iri, concept)) in sure] == []


def test_the_order_of_the_articles_is_of_no_account() -> None:
    pairs = [*((one, other) for one, other, _ in SAME), *APART]
    readings = [*(telling(*pair) for pair in pairs), *(telling(one) for one, _ in pairs)]
    expected = matches(readings, NOTHING_KNOWN)
    for seed in range(3):
        random.Random(seed).shuffle(readings)
        assert matches(readings, NOTHING_KNOWN) == expected


def test_nobody_is_asked_of_two_funds_that_share_a_word_and_that_they_are_funds() -> None:
    assert match_of(thing("国中资本", "Investor"), thing("High Tile Capital", "Investor")) is None
