"""Conflicts are found and explained; what can hold together is left alone."""

from __future__ import annotations

from graph.conflicts import Conflict, conflicts
from graph.facts import facts
from graph.stories import Stories
from ontology.model import load_ontology
from ontology.records import Reading, Status
from tests.graph.factory import BETA, GAMMA, Draft, entity, shuffled

ONTOLOGY = load_ontology()


def found(*readings: Reading, stories: dict[str, str] | None = None) -> tuple[Conflict, ...]:
    told = Stories(stories or {}, ())
    return conflicts(facts(readings, ONTOLOGY, told.of_article), readings, ONTOLOGY, told)


def said(key: str, relation: str, status: Status = Status.ASSERTED, **values: str) -> Reading:
    target = BETA if ONTOLOGY.relations[relation].object_required else None
    return Draft(key).says(f"{key} on Gamma Corp.", relation, GAMMA, target, status=status, also=values).reading()


def test_asserted_and_denied() -> None:
    (conflict,) = found(said("yes", "acquired"), said("no", "acquired", Status.DENIED))
    assert conflict.kind == "asserted_and_denied"
    assert conflict.sentence == (
        "Gamma Corp acquired Beta Labs: yes asserts “yes on Gamma Corp.”, no denies “no on Gamma Corp.”."
    )
    assert len(conflict.claims) == 2
    assert len(conflict.facts) == 1


def test_a_rumour_and_its_denial_are_no_conflict() -> None:
    assert found(said("a", "acquired", Status.REPORTED), said("b", "acquired", Status.DENIED)) == ()


def both_said(key: str, *, published: str = "2024-05-01") -> Reading:
    """An article that tells a rumour as true and then denies it."""
    draft = Draft(key, published=published)
    draft.says(f"{key}: Gamma Corp bought Beta Labs.", "acquired", GAMMA, BETA)
    return draft.says(f"{key}: no, it did not.", "acquired", GAMMA, BETA, status=Status.DENIED).reading()


def test_an_article_that_corrects_itself_contradicts_nobody() -> None:
    assert found(both_said("a")) == ()
    corrected = Draft("c").says("100?", "raised", GAMMA, amount="1150", currency="USD", round="Series A")
    corrected.says("No, 150.", "raised", GAMMA, amount="115", currency="USD", round="Series A")
    assert found(corrected.reading()) == ()


def test_articles_that_tell_the_same_correction_do_not_contradict_each_other() -> None:
    assert found(both_said("a"), both_said("b")) == ()


def test_what_one_article_corrects_contradicts_the_one_that_does_not() -> None:
    (conflict,) = found(both_said("a"), said("b", "acquired"))
    assert "b asserts" in conflict.sentence
    assert "a denies" in conflict.sentence
    assert len(conflict.claims) == 2
    corrected = Draft("c").says("100?", "raised", GAMMA, amount="1150", currency="USD", round="Series A")
    corrected.says("No, 150.", "raised", GAMMA, amount="115", currency="USD", round="Series A")
    (conflict,) = found(corrected.reading(), said("b", "raised", amount="1150", currency="USD", round="Series A"))
    assert conflict.kind == "ten_times"
    assert "b says" in conflict.sentence
    assert "c says “No, 150.”" in conflict.sentence


def test_two_amounts_for_one_round() -> None:
    one = said("a", "raised", amount="100", currency="USD", round="Series A")
    other = said("b", "raised", amount="150", currency="USD", round="Series A")
    (conflict,) = found(one, other)
    assert conflict.kind == "two_amounts"
    assert len(conflict.facts) == 2
    assert "which do not agree" in conflict.sentence


def test_a_round_without_a_name_is_known_by_its_month() -> None:
    one = said("a", "raised", amount="100", currency="USD", date="2024-05-03")
    assert found(one, said("b", "raised", amount="150", currency="USD", date="2024-05"))
    assert not found(one, said("b", "raised", amount="150", currency="USD", date="2024-06"))


def test_ten_times_apart() -> None:
    one = said("a", "raised", amount="600000000", currency="CNY", round="Series A")
    (conflict,) = found(one, said("b", "raised", amount="6000000000", currency="CNY", round="Series A"))
    assert conflict.kind == "ten_times"
    assert "ten times apart" in conflict.sentence


def test_two_tellings_of_one_story_need_no_date() -> None:
    one = said("a", "valued_at", amount="300000000", currency="USD")
    other = said("b", "valued_at", amount="3000000000", currency="USD")
    assert found(one, other) == ()
    (conflict,) = found(one, other, stories={one.article.iri: "s", other.article.iri: "s"})
    assert conflict.kind == "ten_times"


def test_other_currencies_rounds_and_rounded_sums_are_no_conflict() -> None:
    one = said("a", "raised", amount="100", currency="USD", round="Series A")
    assert not found(one, said("b", "raised", amount="700", currency="CNY", round="Series A"))
    assert not found(one, said("b", "raised", amount="150", currency="USD", round="Series B"))
    assert not found(one, said("b", "raised", amount="100.4", currency="USD", round="Series A"))
    assert not found(one, said("b", "raised", amount="90", currency="USD", bound="min", round="Series A"))


def test_a_denied_sum_contradicts_nothing() -> None:
    one = said("a", "raised", amount="100", currency="USD", round="Series A")
    assert not found(one, said("b", "raised", Status.DENIED, amount="150", currency="USD", round="Series A"))


def test_more_than_the_whole_of_a_company() -> None:
    (conflict,) = found(said("a", "acquired", stake="1.2"))
    assert conflict.kind == "stake_over_whole"
    assert "120.0 %" in conflict.sentence
    other = entity("Delta Corp")
    buys = Draft("b").says("Delta Corp", "acquired", other, BETA, stake="0.6", date="2024-05-01").reading()
    assert found(said("a", "acquired", stake="0.6", date="2024-05-01"), buys)
    assert not found(said("a", "acquired", stake="0.6", date="2024-05-02"), buys)


def test_many_tellings_of_two_sums_are_one_conflict() -> None:
    readings = [said(f"a{n}", "raised", amount="100", currency="USD", round="Series A") for n in range(3)]
    readings += [said(f"b{n}", "raised", amount="150", currency="USD", round="Series A") for n in range(3)]
    (conflict,) = found(*readings)
    assert len(conflict.claims) == 6
    assert found(*readings) == found(*shuffled(readings))


def test_a_denial_meets_what_it_denies_whatever_their_days() -> None:
    yes = said("yes", "raised", amount="60", currency="USD", round="Series A", date="2024-05-20")
    no = said("no", "raised", Status.DENIED, amount="60", currency="USD", round="Series A", date="2024-04-14")
    assert [conflict.kind for conflict in found(yes, no)] == ["asserted_and_denied"]
