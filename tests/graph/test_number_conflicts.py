"""Numbers, sums and dates that cannot be are found, each explained with the words of the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.quantities import with_quantities
from graph.conflicts import Conflict, conflicts
from graph.facts import facts
from graph.stories import found_stories
from ontology.model import load_ontology
from ontology.records import Reading, Status
from tests.graph.factory import ALPHA, BETA, GAMMA, Draft
from tests.graph.test_stories import ENGLISH, GERMAN, article

ONTOLOGY = load_ontology()


def found(*readings: Reading) -> tuple[Conflict, ...]:
    stories = found_stories(readings)
    return conflicts(facts(readings, ONTOLOGY, stories.of_article), readings, ONTOLOGY, stories)


def told(key: str, text: str, language: str) -> Reading:
    reading = article(key, text)
    return with_quantities(replace(reading, article=replace(reading.article, language=language)))


def text_alone(text: str, language: str, published: str = "2023-06-30") -> Reading:
    reading = Draft("a", published=published, language=language, before=text).reading()
    return with_quantities(reading)


def test_a_number_that_a_translation_gives_ten_times_as_large_is_found_with_both_sentences() -> None:
    wrong = GERMAN.replace("31,5 Millionen", "315 Millionen")
    (conflict,) = found(told("a", ENGLISH, "en"), told("b", wrong, "de"))
    assert conflict.kind == "number_mismatch"
    assert "a says “In March 2023 Beta Labs closed a Series A of 31.5 million dollars" in conflict.sentence
    assert "b says “Im März 2023 schloss Beta Labs eine Serie A über 315 Millionen Dollar" in conflict.sentence
    assert conflict.sentence.endswith("“31.5 million dollars” and “315 Millionen Dollar” are ten times apart.")
    assert len(conflict.quotes) == 2


def test_another_number_in_the_same_place_is_found_too() -> None:
    wrong = GERMAN.replace("47 Milliarden", "41 Milliarden").replace("17,5 Prozent", "27,5 Prozent")
    disputes = found(told("a", ENGLISH, "en"), told("b", wrong, "de"))
    assert [conflict.kind for conflict in disputes] == ["number_mismatch"] * 2
    assert all("do not agree" in conflict.sentence for conflict in disputes)


def test_a_number_that_goes_wrong_between_two_parts_of_one_article_is_found() -> None:
    wrong = GERMAN.replace("130 Milliarden", "13 Milliarden")
    both = article("a", f"{ENGLISH}\n\n{wrong}\n")
    english = told("a", f"{ENGLISH}\n\n", "en").quantities
    start = len(ENGLISH) + 2
    german = [
        replace(q, span=replace(q.span, start=q.span.start + start, end=q.span.end + start))
        for q in (replace(q, sentence=q.span) for q in told("a", wrong, "de").quantities)
    ]
    german = [replace(q, article=both.article.iri, sentence=q.span) for q in german]
    (conflict,) = found(replace(both, quantities=(*(replace(q, article=both.article.iri) for q in english), *german)))
    assert conflict.kind == "number_mismatch"


def test_tellings_that_agree_or_leave_out_numbers_have_no_mismatch() -> None:
    shorter = GERMAN.replace(" Bis Juni hatte es 3,7 Millionen Nutzer in 26 Ländern, so ADA-X.", " So ADA-X, 26, 3,7.")
    rounded = GERMAN.replace("31,5 Millionen Dollar", "rund 32 Millionen Dollar")
    for other in (GERMAN, shorter, rounded):
        assert found(told("a", ENGLISH, "en"), told("b", other, "de")) == ()


def test_numbers_of_two_stories_are_not_compared() -> None:
    one = text_alone("Beta Labs raised 40 million dollars.", "en")
    assert found(one, text_alone("Beta Labs raised 90 million dollars.", "en")) == ()


PORTUGUESE = "O preço inclui: US$ 233,673 milhões em dinheiro + dívida de US$ 366,924 milhões em Renminbi + 1 yuan, "


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            PORTUGUESE + "totalizando cerca de 2,065 bilhões de yuans.",
            "pt",
            "at the year's 7.085, and the whole at 7.267 CNY for one USD",
        ),
        (
            "It paid $50 million in cash and $30 million in shares, $90 million in total.".replace(
                ", $90 million in total", ", in total $90 million"
            ),
            "en",
            "they make 80,000,000 USD",
        ),
        ("Er zahlt 20 Mio. Euro bar und 5 Mio. Euro in Aktien, insgesamt 30 Mio. Euro.", "de", "they make 25,000,000"),
        ("现金3亿元和股票2亿元，合计6亿元。", "zh", "they make 500,000,000 CNY"),
    ],
)
def test_parts_that_do_not_make_the_whole_are_found(text: str, language: str, words: str) -> None:
    (conflict,) = found(text_alone(text, language))
    assert conflict.kind == "parts_and_whole"
    assert words in conflict.sentence
    assert len(conflict.quotes) == 2
    assert all(quote.text in text for quote in conflict.quotes)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It paid $50 million in cash and $30 million in shares, in total $80 million.", "en"),
        ("It raised $50 million in May and $30 million in June; the market totals $900 million.", "en"),
        ("现金3亿元和股票2亿元，合计5亿元。", "zh"),
        ("Rivals raised $50 million, $30 million and, by one count, a total of $900 million.", "en"),
        (PORTUGUESE + "totalizando cerca de 2,022 bilhões de yuans.", "pt"),
    ],
)
def test_parts_that_make_the_whole_and_sums_that_nobody_adds_up_are_left_alone(text: str, language: str) -> None:
    assert found(text_alone(text, language)) == ()


def raised(key: str, published: str = "2024-06-01", status: Status = Status.ASSERTED, **values: str) -> Reading:
    told_values = {"amount": "30000000", "currency": "USD", "round": "Series A", **values}
    draft = Draft(key, published=published)
    return draft.says(f"{key}: Gamma Corp closed it.", "raised", GAMMA, status=status, also=told_values).reading()


def test_a_date_that_is_no_day_of_the_calendar_is_found() -> None:
    (conflict,) = found(raised("a", date="2024-02-30"))
    assert conflict.kind == "impossible_date"
    assert "2024-02-30, which is no day of the calendar" in conflict.sentence


def test_a_deal_told_as_done_long_before_its_day_is_found() -> None:
    (conflict,) = found(raised("a", date="2027-05"))
    assert "dated 2027-05, in an article of 2024-06-01" in conflict.sentence
    assert found(raised("a", date="2024-09")) == ()
    assert found(raised("a", date="2027-05", status=Status.REPORTED)) == ()


def test_one_round_in_two_years_is_found() -> None:
    (conflict,) = found(raised("a", date="2023-05"), raised("b", date="2024-05"))
    assert conflict.kind == "impossible_date"
    assert "Series A of one sum is dated" in conflict.sentence
    assert "a says" in conflict.sentence
    assert "b says" in conflict.sentence
    assert found(raised("a", date="2023-12"), raised("b", date="2024-01-10")) == ()
    assert found(raised("a", date="2023-05"), raised("b", date="2024-05", round="Series B")) == ()


def test_the_last_word_of_an_article_counts() -> None:
    """An article that says in one sentence that a round was denied and is confirmed now contradicts no other one."""
    draft = Draft("a", published="2023-07-01")
    sentence = "It denied that Alpha Fund had invested in Beta Labs, which the filing has confirmed."
    draft.says(sentence, "invested_in", ALPHA, BETA, status=Status.DENIED)
    start = len(draft.text)
    draft.says(sentence, "invested_in", ALPHA, BETA)
    reading = draft.reading()
    no, yes = reading.claims
    place = no.evidence.span
    assert start == place.end + 1
    one = replace(reading, claims=(no, replace(yes, evidence=no.evidence)))
    late = replace(no.evidence, trigger=replace(place, start=place.end - 10, end=place.end))
    confirmed = replace(reading, claims=(no, replace(yes, evidence=late)))
    asserted = Draft("b").says("Alpha Fund invested in Beta Labs.", "invested_in", ALPHA, BETA).reading()
    denied = Draft("c").says("Alpha Fund did not.", "invested_in", ALPHA, BETA, status=Status.DENIED).reading()
    assert found(one, asserted) == ()
    assert found(one, denied) == ()
    assert found(confirmed, asserted) == ()
    assert [c.kind for c in found(confirmed, denied)] == ["asserted_and_denied"]
