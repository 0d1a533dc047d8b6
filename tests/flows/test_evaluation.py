"""A claim counts for the fact that it says, and nothing else does: figures of small sets, counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.evaluation import read_export, read_gold
from flows.evaluation.page import comparison, page
from flows.evaluation.rows import misses
from flows.evaluation.shares import Score, Share
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from tests.flows.gold_folder import claim, fact, scored, write_export, write_gold

MONEY: dict[str, Any] = {"amount": "6e7", "currency": "USD"}
BILLION: dict[str, Any] = {"amount": "1e9", "currency": "USD"}
PRICE: dict[str, Any] = {"amount": "2", "currency": "USD", "per_quantity": "1000000", "per_unit": "token"}


def test_what_is_found_missed_and_wrong_is_counted_once(tmp_path: Path) -> None:
    facts = [
        fact("raised", **MONEY),
        fact("invested_in", "fabel", "quillon"),
        fact("develops", object="quill-1"),
        fact("uses", object="quill-1"),
    ]
    claims = [
        claim("raised", amount="60000000", currency="USD"),
        claim("invested_in", "Fabel Capital", "Quillon"),
        claim("invested_in", "Unknown Partners", "Quillon"),
        claim("uses", object="Quill-1"),
    ]
    found = scored(tmp_path, facts, claims)
    assert found.core == Score(right=2, said=3, gold=3)
    assert found.all == Score(right=3, said=4, gold=4)
    assert found.relations["invested_in"] == Score(1, 2, 1)
    assert found.languages == {"en": found.core}
    assert found.articles == {"one": found.core}
    assert (found.core.precision, found.core.recall, found.core.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert [row.relation for row in found.missed] == ["develops"]
    assert [row.subject.label for row in found.wrong] == ["Unknown Partners"]
    told = list(misses(found, load_ontology()))
    assert [(row["what"], row["subject"]) for row in told] == [("missed", "quillon"), ("wrong", "Unknown Partners")]


@pytest.mark.parametrize(
    ("of_fact", "of_claim", "right"),
    [
        (("raised", MONEY), MONEY | {"amount": "60300000"}, True),
        (("raised", MONEY), MONEY | {"amount": "61000000"}, False),
        (("raised", MONEY), MONEY | {"currency": "EUR"}, False),
        (("raised", MONEY), {}, False),
        (("raised", {}), {}, True),
        (("priced", PRICE), PRICE | {"amount": "0.002", "per_quantity": "1000"}, True),
        (("priced", PRICE), PRICE | {"per_unit": "image"}, False),
        (("priced", PRICE | {"side": "input"}), PRICE, True),
        (("priced", PRICE | {"side": "input"}), PRICE | {"side": "output"}, False),
        (("priced", {"amount": 0}), {"amount": "0", "currency": "CNY", "per_unit": "month"}, True),
        (("price_change", {"percent": -80}), {"percent": "-80"}, True),
        (("price_change", {"percent": -80}), {"percent": "80"}, False),
        (("price_change", {"percent": -80}), {}, False),
    ],
)
def test_a_relation_about_a_number_needs_the_same_number(
    of_fact: tuple[str, dict[str, Any]], of_claim: dict[str, Any], right: bool, tmp_path: Path
) -> None:
    relation, fields = of_fact
    found = scored(tmp_path, [fact(relation, **fields)], [claim(relation, **of_claim)])
    assert found.core == Score(int(right), 1, 1)


def test_a_thing_is_known_by_any_of_its_names_whatever_their_case_and_quotes(tmp_path: Path) -> None:
    claims = [claim("raised", name, **MONEY) for name in ("“quillon-AI”", "奎隆")]
    found = scored(tmp_path, [fact("raised", **MONEY), fact("raised", **MONEY)], claims)
    assert found.core == Score(2, 2, 2)


def test_the_label_counts_before_other_names(tmp_path: Path) -> None:
    thing = {"iri": "x:1", "label": "Quillon", "names": ["Fabel Capital", "Quill-1"]}
    assert scored(tmp_path, [fact("raised")], [claim("raised") | {"subject": thing}]).core == Score(1, 1, 1)


def test_a_rumour_may_be_asserted_but_not_in_the_strict_figure_and_a_denial_never(tmp_path: Path) -> None:
    facts = [fact("raised", **MONEY, status="reported"), fact("valued_at", **BILLION, status="denied")]
    claims = [claim("raised", **MONEY), claim("valued_at", **BILLION)]
    found = scored(tmp_path, facts, claims)
    assert found.core == Score(1, 2, 2)
    assert found.strict == Score(0, 2, 2)
    assert found.denied_as_asserted == 1
    assert found.statuses == {"denied": Share(0, 1), "reported": Share(0, 1)}


def test_a_denial_that_the_article_takes_back_itself_may_be_asserted(tmp_path: Path) -> None:
    facts = [fact("raised", **MONEY, status=status) for status in ("denied", "asserted")]
    assert scored(tmp_path, facts, [claim("raised", **MONEY)]).denied_as_asserted == 0


def test_an_optional_fact_counts_neither_way_and_takes_no_claim_from_another(tmp_path: Path) -> None:
    facts = [fact("raised", **MONEY, optional=True), fact("raised", **MONEY)]
    assert scored(tmp_path, facts, [claim("raised", **MONEY)]).core == Score(1, 1, 1)
    assert scored(tmp_path, facts[:1], [claim("raised", **MONEY)]).core == Score(0, 0, 0)
    assert scored(tmp_path, facts[:1], []).core == Score(0, 0, 0)


def test_two_repeats_of_a_fact_are_free_and_the_third_is_wrong(tmp_path: Path) -> None:
    claims = [claim("raised", **MONEY)] * 4
    assert scored(tmp_path, [fact("raised", **MONEY)], claims[:3]).core == Score(1, 1, 1)
    assert scored(tmp_path, [fact("raised", **MONEY)], claims).core == Score(1, 2, 1)
    otherwise = claim("raised", **MONEY, status="reported")
    assert scored(tmp_path, [fact("raised", **MONEY)], [claims[0], otherwise]).core == Score(1, 2, 1)


def test_of_two_claims_that_fit_the_one_is_taken_that_agrees_in_more_attributes(tmp_path: Path) -> None:
    gold = fact("raised", **MONEY, round="Series B", date="2026-03-12", bound="min")
    claims = [claim("raised", **MONEY, bound="max"), claim("raised", **MONEY, round="series b", date="2026-03")]
    found = scored(tmp_path, [gold], claims)
    right = {"bound": 0, "currency": 1, "date": 1, "round": 1, "status": 1}
    assert found.attributes == {name: Share(n, 1) for name, n in right.items()}
    assert found.attributes_right == Share(4, 5)


def test_a_date_may_be_coarser_but_not_finer_and_a_role_worded_shorter(tmp_path: Path) -> None:
    facts = [fact("raised", date="2026"), fact("works_for", "fabel", "quillon", role="chief executive officer")]
    claims = [claim("raised", date="2026-03"), claim("works_for", "Fabel Capital", "Quillon", role="Chief Executive")]
    found = scored(tmp_path, facts, claims)
    assert (found.attributes["date"], found.attributes["role"]) == (Share(0, 1), Share(1, 1))


def test_evidence_is_the_text_at_its_offsets_and_overlaps_the_quotation(tmp_path: Path) -> None:
    facts = [fact("raised"), fact("valued_at", evidence="Quillon denied a valuation")]
    moved: dict[str, Any] = {"evidence": {"start": 1, "end": 28, "text": "Quillon raised $60 million."}}
    found = scored(tmp_path, facts, [claim("raised"), claim("valued_at", **moved)])
    assert found.evidence_exact == Share(1, 2)
    assert found.evidence_on_the_spot == Share(1, 2)


def test_names_count_once_an_article_and_two_things_on_one_node_are_seen(tmp_path: Path) -> None:
    mentions = [
        {"article": "one", "surface": surface, "iri": "x:1", "type": "Company"}
        for surface in ("Quillon", "quillon", "Fabel Capital", "Series")
    ]
    found = scored(tmp_path, [fact("raised")], [], mentions).mentions
    assert found is not None
    assert found.names == Score(2, 3, 2)
    assert found.types == Share(1, 2)
    assert found.one_thing == pytest.approx(2 / 3)
    assert (found.nodes_with_two_things, found.things_on_two_nodes) == (1, 0)


def test_a_part_of_a_set_is_scored_by_itself(tmp_path: Path) -> None:
    write_gold(tmp_path, [fact("raised"), fact("raised") | {"article": "two"}])
    gold = read_gold(tmp_path)
    assert gold.articles == ("one", "two")
    assert gold.only(["two"]).articles == ("two",)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "Invalid JSON"),
        ("[]", "object"),
        ('{"article": "one", "relation": "raised", "status": "asserted"}', "subject: Field required"),
        ('{"article": "one", "relation": "raised", "subject": "quillon", "status": "sure"}', "status: "),
        ('{"article": "one", "relation": "raised", "subject": "nobody", "status": "denied"}', "has no 'nobody'"),
        ('{"article": "one", "relation": "bought", "subject": "quillon", "status": "denied"}', "no relation 'bought'"),
        (
            '{"article": "one", "relation": "raised", "subject": "quillon", "status": "denied", "amount": "x"}',
            "amount: ",
        ),
    ],
)
def test_a_wrong_line_is_told_with_its_file_and_number(line: str, fault: str, tmp_path: Path) -> None:
    write_gold(tmp_path, [fact("raised")])
    with (tmp_path / "facts.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    with pytest.raises(DealgraphError) as error:
        read_gold(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'facts.jsonl'}, line 3: ")
    assert fault in str(error.value)


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match=r"entities\.jsonl: there is no such file"):
        read_gold(tmp_path)
    write_gold(tmp_path, [])
    (tmp_path / "mentions.jsonl").write_bytes(b"\xff")
    with pytest.raises(DealgraphError, match=r"mentions\.jsonl: is not UTF-8 \(first at byte 0\)"):
        read_gold(tmp_path)
    write_export(tmp_path, [])
    assert read_export(tmp_path / "export").claims == ()


def test_the_page_shows_sets_side_by_side_and_each_with_its_counts(tmp_path: Path) -> None:
    good = scored(tmp_path / "a", [fact("raised")], [claim("raised")])
    bad = scored(tmp_path / "b", [fact("develops", object="quill-1")], [])
    assert "| core | 1.00 (1.00, 1.00) | 0.00 (0.00, 0.00) |\n" in comparison({"good": good, "bad": bad})
    written = page({"good|better": good})
    assert "## good\\|better\n" in written
    assert "| raised | 1.000 | 1.000 | 1.000 | 1 | 1 | 1 |\n" in written
    assert "| one | 1.000 | 1.000 | 1.000 | 1 | 1 | 1 |\n" in written
