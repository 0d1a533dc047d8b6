"""What counts as found, as right, and as not for us to judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.pipeline import load_extractor
from ontology.errors import DealgraphError
from ontology.records import Article, Claim, Entity, Evidence, Link, Mention, RawArticle, Reading, Span, Status
from tests.flows.command import ROOT
from tools.corpora.__main__ import main
from tools.corpora.measure import passages, score
from tools.corpora.page import page
from tools.corpora.passages import Deal, Pair, Passage, distinct
from tools.corpora.registry import CORPORA
from tools.corpora.score import Score, Tally

TEXT = "Norholt bought Tellura. Brisalta backs Korvin. Norholt Group is old."
_OPENING = 50
"""So many characters from a passage's beginning do not come about twice by chance."""

ARTICLE = Article("a", "a", "a", "en", "", "", "", TEXT)


def at(word: str) -> Span:
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def pair(first: str, second: str) -> Pair:
    return Pair((at(first),), (at(second),))


def reading(*said: tuple[str, str, str]) -> Reading:
    """A reading that claims this, with a mention and an entity for every word."""
    things = sorted({word for _, *both in said for word in both})
    links = tuple(Link(Mention("a", at(word), word, "Company", "test"), word, 1.0, "") for word in things)
    entities = tuple(Entity(word, "Company", word, (), False) for word in things)
    claims = tuple(
        Claim(f"{n}", "a", relation, subject, object_, (), Status.REPORTED, "", 1.0, Evidence("a", at(TEXT), TEXT), "x")
        for n, (relation, subject, object_) in enumerate(said)
    )
    return Reading(ARTICLE, "x", links, entities, claims)


def tally(passage: Passage, *said: tuple[str, str, str], row: str = "acquired") -> Tally:
    found = Score()
    found.add(passage, reading(*said))
    return found.rows[row]


BOUGHT = Passage(TEXT, "en", (Deal("acquired", pair("Norholt", "Tellura")),))


def test_a_claim_on_the_marked_pair_is_found_and_right_whatever_its_status() -> None:
    assert tally(BOUGHT, ("acquired", "Norholt", "Tellura")) == Tally(1, 1, 1, 1, 0)


def test_buyer_and_bought_the_wrong_way_round_is_wrong() -> None:
    assert tally(BOUGHT, ("acquired", "Tellura", "Norholt")) == Tally(1, 0, 1, 0, 0)


def test_one_relation_for_the_other_is_wrong_but_in_the_row_for_either() -> None:
    said = ("invested_in", "Norholt", "Tellura")
    assert tally(BOUGHT, said, row="invested_in") == Tally(0, 0, 1, 0, 0)
    assert tally(BOUGHT, said, row="either") == Tally(1, 1, 1, 1, 0)


def test_both_relations_on_one_pair_count_once_in_the_row_for_either() -> None:
    said = (("invested_in", "Norholt", "Tellura"), ("acquired", "Norholt", "Tellura"))
    assert tally(BOUGHT, *said, row="either") == Tally(1, 1, 1, 1, 0)


def test_where_a_corpus_looks_at_everything_another_claim_is_wrong() -> None:
    assert tally(BOUGHT, ("acquired", "Brisalta", "Korvin")) == Tally(1, 0, 1, 0, 0)


def test_where_a_corpus_labels_pairs_a_claim_on_others_is_not_judged() -> None:
    labelled = Passage(TEXT, "en", BOUGHT.deals, closed=(pair("Korvin", "Tellura"),))
    assert tally(labelled, ("acquired", "Brisalta", "Korvin")) == Tally(1, 0, 0, 0, 1)
    assert tally(labelled, ("acquired", "Tellura", "Korvin")) == Tally(1, 0, 1, 0, 0)
    assert tally(labelled, ("acquired", "Tellura", "Norholt")) == Tally(1, 0, 1, 0, 0)


def test_a_claim_on_an_open_pair_is_not_judged_either_way_round() -> None:
    left_open = Passage(TEXT, "en", (), open=(pair("Korvin", "Brisalta"),))
    assert tally(left_open, ("acquired", "Brisalta", "Korvin")) == Tally(0, 0, 0, 0, 1)


def test_a_thing_stands_wherever_the_text_names_it() -> None:
    elsewhere = Passage(TEXT, "en", (Deal("acquired", pair("Norholt Group", "Tellura")),))
    assert tally(elsewhere, ("acquired", "Norholt Group", "Tellura")).found == 1


def test_a_deal_that_is_told_twice_in_the_same_words_is_one() -> None:
    again = Deal("acquired", Pair((at("Norholt"),), (at("Tellura"), at("Korvin"))))
    (only,) = distinct(TEXT, (*BOUGHT.deals, again))
    assert only.pair.second == (at("Tellura"), at("Korvin"))


def test_shares_of_nothing_are_no_figures() -> None:
    assert (Tally().recall, Tally().precision) == (None, None)
    assert (Tally(4, 1, 2, 1).recall, Tally(4, 1, 2, 1).precision) == (0.25, 0.5)


def test_the_extractor_is_scored_on_what_it_reads() -> None:
    text = "Norholt Capital invested $5 million in Tellura Labs, the company said."
    both = [Span(text.index(name), text.index(name) + len(name)) for name in ("Norholt Capital", "Tellura Labs")]
    sample = (Passage(text, "en", (Deal("invested_in", Pair((both[0],), (both[1],))),)),)
    steps: list[int] = []
    found = score(sample, load_extractor().read, lambda: steps.append(1))
    assert found.rows["invested_in"] == Tally(1, 1, 1, 1, 0)
    assert steps == [1]


def test_a_sample_is_the_same_every_time_and_holds_each_text_once(tmp_path: Path) -> None:
    finre = next(corpus for corpus in CORPORA if corpus.name == "FinRE")
    path = tmp_path / finre.file
    path.parent.mkdir()
    lines = [f"远汀\t泊舟\t收购\t远汀收购泊舟第{n}次。\n" for n in range(9)]
    path.write_text("".join(lines), encoding="utf-8")
    first = passages(finre, tmp_path, 4)
    path.write_text("".join(reversed(lines + lines)), encoding="utf-8")
    assert [p.text for p in passages(finre, tmp_path, 4)] == [p.text for p in first]
    assert len(passages(finre, tmp_path, None)) == 9


def test_a_missing_corpus_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match=r"FewFC is not there.*DEALGRAPH_SHARED") as caught:
        passages(CORPORA[0], tmp_path, None)
    assert caught.value.where == str(tmp_path / CORPORA[0].file)


def test_without_a_folder_of_corpora_the_command_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DEALGRAPH_SHARED", raising=False)
    assert main([]) == 1
    assert "DEALGRAPH_SHARED" in capsys.readouterr().err


def test_the_page_tells_figures_mapping_and_credit() -> None:
    found = Score()
    found.add(BOUGHT, reading(("acquired", "Norholt", "Tellura")))
    found.unnamed = 7
    written = page({"CORE": found}, limit=500)
    assert "| CORE (en) | acquired | 1 | 1 | 1.00 | 1 | 1.00 | 0 |" in written
    for told in ("500 passages", "7 more deals", "`acquired_by` is `acquired`", "CC BY 4.0", "Borchert"):
        assert told in written
    assert "FewFC**" not in written


@pytest.mark.shared
def test_every_corpus_has_deals_and_offsets_that_hold(shared: Path) -> None:
    for corpus in CORPORA:
        found = passages(corpus, shared / "corpora", None)
        deals = [(passage, deal) for passage in found for deal in passage.deals]
        assert len(deals) >= 20, corpus.name
        for passage, deal in deals:
            assert all(s.of(passage.text).strip() for s in (*deal.pair.first, *deal.pair.second)), corpus.name


@pytest.mark.shared
def test_no_passage_of_a_corpus_stands_in_the_repository(shared: Path) -> None:
    """The licences of some ask for more than we give; we keep figures only."""
    folders = ("docs", "extraction", "ontology", "tests", "tools", "examples")
    ends = (".py", ".md", ".toml", ".ttl", ".txt", ".jsonl", ".tsv")
    files = [p for folder in folders for p in sorted((ROOT / folder).rglob("*")) if p.suffix in ends]
    ours = "\n".join(path.read_text(encoding="utf-8") for path in files)
    everything = [p.text for corpus in CORPORA for p in passages(corpus, shared / "corpora", None)]
    openings = {text[:_OPENING] for text in everything if len(text) >= _OPENING}
    assert len(openings) > 10_000
    copied = {ours[at : at + _OPENING] for at in range(len(ours))} & openings
    assert not copied


def test_articles_are_raw_texts_with_the_corpus_language() -> None:
    read: list[RawArticle] = []

    def reader(raw: RawArticle) -> Reading:
        read.append(raw)
        return reading()

    score((BOUGHT,), reader)
    assert [(raw.text, raw.language) for raw in read] == [(TEXT, "en")]
