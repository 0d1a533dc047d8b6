"""Each reader of a public corpus finds the marked deals, on small invented samples in the corpus's own form."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tools.corpora.core_pairs import read_core
from tools.corpora.fewfc import read_fewfc
from tools.corpora.finre import read_finre
from tools.corpora.fire import read_fire
from tools.corpora.passages import Deal, Pair, Passage
from tools.corpora.smartdata import read_smartdata
from tools.corpora.words import sentence, stretch


def told(passage: Passage) -> list[tuple[str, set[str], set[str]]]:
    """The deals by the words of both sides."""
    return [(deal.relation, *words(passage, deal.pair)) for deal in passage.deals]


def words(passage: Passage, pair: Pair) -> tuple[set[str], set[str]]:
    return {s.of(passage.text) for s in pair.first}, {s.of(passage.text) for s in pair.second}


def fewfc(text: str, *events: tuple[str, dict[str, list[str]]]) -> str:
    marked = [
        {
            "type": kind,
            "mentions": [
                {"word": word, "role": role, "span": [text.index(word), text.index(word) + len(word)]}
                for role, found in roles.items()
                for word in found
            ],
        }
        for kind, roles in events
    ]
    return json.dumps({"id": "0", "content": text, "events": marked}, ensure_ascii=False)


def test_fewfc_tells_bought_from_invested_by_the_trigger_and_leaves_transfers_open(tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    bought = fewfc(
        "远汀集团收购灵澜科技和禾川软件,青石岸资本减持泊舟股份。",
        ("投资", {"sub": ["远汀集团", "远汀"], "obj": ["灵澜科技", "禾川软件"], "trigger": ["收购"]}),
        ("股份股权转让", {"obj-org": ["青石岸资本"], "target-company": ["泊舟股份"], "trigger": ["减持"]}),
        ("质押", {"sub-org": ["泊舟股份"], "trigger": ["减持"]}),
    )
    invested = fewfc("远汀向泊舟投资一亿元。", ("投资", {"sub": ["远汀"], "obj": ["泊舟"], "trigger": ["投资"]}))
    incomplete = fewfc("泊舟获投资。", ("投资", {"obj": ["泊舟"], "trigger": ["投资"]}))
    path.write_text(f"{bought}\n{invested}\n{incomplete}\n", encoding="utf-8")
    first, second, third = read_fewfc(path)
    assert told(first) == [
        ("acquired", {"远汀集团", "远汀"}, {"灵澜科技"}),
        ("acquired", {"远汀集团", "远汀"}, {"禾川软件"}),
    ]
    assert [words(first, pair) for pair in first.open] == [({"青石岸资本"}, {"泊舟股份"})]
    assert first.closed is None
    assert told(second) == [("invested_in", {"远汀"}, {"泊舟"})]
    assert told(third) == []


def test_fewfc_takes_a_text_that_comes_twice_as_one(tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    line = fewfc("远汀收购泊舟。", ("投资", {"sub": ["远汀"], "obj": ["泊舟"], "trigger": ["收购"]}))
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    (only,) = read_fewfc(path)
    assert len(only.deals) == 1


def test_finre_gathers_the_pairs_of_a_sentence_and_turns_the_passive_round(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    text = "远汀拟收购泊舟,远汀入股灵澜,禾川增持灵澜"
    rows = [
        ("远汀", "泊舟", "拟收购"),
        ("泊舟", "远汀", "被拟收购"),
        ("灵澜", "远汀", "被入股"),
        ("禾川", "灵澜", "增持"),
        ("禾川", "远汀", "unknown"),
    ]
    path.write_text("".join(f"{a}\t{b}\t{label}\t{text}\n\n" for a, b, label in rows), encoding="utf-8")
    (only,) = read_finre(path)
    assert told(only) == [("acquired", {"远汀"}, {"泊舟"}), ("invested_in", {"远汀"}, {"灵澜"})]
    assert len(only.deals[0].pair.first) == 2  # it stands twice in the sentence, and the corpus does not tell which
    assert [words(only, pair) for pair in only.open] == [({"禾川"}, {"灵澜"})]
    assert [words(only, pair) for pair in only.closed or ()] == [({"禾川"}, {"远汀"})]


def core(relation: str, invert: int, first: tuple[int, int, str], second: tuple[int, int, str], text: str) -> Any:
    return {
        "id": "E0", "relation": relation, "invert_relation": invert, "context": text.split(),
        "e1_start": first[0], "e1_end": first[1], "e1_name": first[2],
        "e2_start": second[0], "e2_end": second[1], "e2_name": second[2],
    }  # fmt: skip


def test_core_knows_who_bought_whom_and_leaves_pronouns_out(tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    norholt, tellura, brisalta = (0, 1, "Norholt Group Ltd."), (3, 3, "Tellura"), (5, 5, "Brisalta Inc.")
    bought = "Norholt Group bought Tellura and Brisalta ."
    taken = "It was bought by Norholt Group ."
    backed = "Tellura raised $ 5M from NC ."
    records = [
        core("acquired_by", 1, norholt, tellura, bought),
        core("acquired_by", 0, brisalta, norholt, bought),
        core("competitor_of", 0, brisalta, tellura, bought),
        core("acquired_by", 0, (0, 0, "Tellura"), (4, 5, "Norholt Group Ltd."), taken),
        core("shareholder_of", 1, (0, 0, "Tellura"), (5, 5, "Norholt Capital"), backed),
    ]
    path.write_text(json.dumps(records), encoding="utf-8")
    first, second, third = read_core(path)
    assert first.text == "Norholt Group bought Tellura and Brisalta."
    assert told(first) == [
        ("acquired", {"Norholt Group"}, {"Tellura"}),
        ("acquired", {"Norholt Group"}, {"Brisalta"}),
    ]
    assert [words(first, pair) for pair in first.closed or ()] == [({"Brisalta"}, {"Tellura"})]
    assert (second.deals, second.unnamed, len(second.open)) == ((), 1, 1)
    assert third.text == "Tellura raised $5M from NC."
    assert told(third) == [("invested_in", {"NC"}, {"Tellura"})]


def test_fire_takes_companies_that_buy_companies(tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    record = {
        "tokens": ["Norholt", "Group", "bought", "Tellura", "(", "Labs", ")", "and", "a", "lease", "."],
        "entities": [
            {"type": "Company", "start": 0, "end": 2},
            {"type": "Company", "start": 3, "end": 7},
            {"type": "FinancialEntity", "start": 9, "end": 10},
        ],
        "relations": [
            {"head": 0, "tail": 1, "type": "ActionBuy"},
            {"head": 0, "tail": 2, "type": "ActionBuy"},
            {"head": 0, "tail": 1, "type": "Productof"},
        ],
    }
    path.write_text(json.dumps([record]), encoding="utf-8")
    (only,) = read_fire(path)
    assert told(only) == [("acquired", {"Norholt Group"}, {"Tellura (Labs)"})]
    assert [words(only, pair) for pair in only.open] == [({"Norholt Group"}, {"lease"})]


def smartdata(text: str, entities: dict[str, str], relations: list[tuple[str, list[tuple[str, str]]]]) -> str:
    marks = "".join(
        f'<Entity id="{id_}" startPos="{text.index(word)}" endPos="{text.index(word) + len(word)}" surface="x" />\r\n'
        for id_, word in entities.items()
    )
    ties = "".join(
        f'<Relation id="r" NAME="{name}">{"".join(f"""<Entity id="{i}" label="{label}" />""" for label, i in ends)}'
        "</Relation>"
        for name, ends in relations
    )
    shown = text.replace("\n", "\r\n").replace("Korvin", 'Korvin<NODE id="6" />')
    raw = (
        f'<?xml version="1.0" encoding="UTF-8"?>\r\n<Document>\r\n<TEXT>{shown}</TEXT>\r\n'
        f"<Entities>{marks}</Entities><Relations>{ties}</Relations></Document>"
    )
    return json.dumps({"id": "x", "raw": raw, "text": {"string": text}}, indent=1)


def test_smartdata_takes_all_names_that_stand_for_the_same_thing(tmp_path: Path) -> None:
    text = "Korvin kauft Tallgrund\nDer Käufer aus Köln zahlt bar. Suolahti und Brisalta verschmelzen."
    entities = {"0": "Korvin", "1": "Tallgrund", "2": "Der Käufer", "3": "Suolahti", "4": "Brisalta", "5": "kauft"}
    relations = [
        ("Identity", [("source", "0"), ("target", "2")]),
        ("Acquisition", [("buyer", "0"), ("trigger", "5"), ("acquired", "1")]),
        ("Acquisition", [("buyer", "2"), ("acquired", "1")]),
        ("Acquisition", [("trigger", "5"), ("acquired", "1")]),
        ("Merger", [("old", "3"), ("old", "4")]),
    ]
    path = tmp_path / "sample.json.gz"
    document = smartdata(text, entities, relations)
    path.write_bytes(gzip.compress(f"{document}\n{smartdata('Stau bei Korvin.', {}, [])}".encode()))
    first, second = read_smartdata(path)
    assert first.text == text
    assert told(first) == [("acquired", {"Korvin", "Der Käufer"}, {"Tallgrund"})]
    assert ({"Suolahti"}, {"Brisalta"}) in [words(first, pair) for pair in first.open]
    assert second.deals == ()


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He paid $ 5 million ( about 2 % ) , it 's said .", "He paid $5 million (about 2%), it's said."),
        ("`` Good , '' she said .", '"Good," she said.'),
        ('The " Green River " mine', 'The "Green River" mine'),
        ("", ""),
    ],
)
def test_tokens_become_a_sentence_as_people_write_it(tokens: str, text: str) -> None:
    assert sentence(tokens.split())[0] == text


def test_tokens_stand_where_the_sentence_says_also_beside_empty_ones() -> None:
    text, places = sentence(["Norholt", "", "bought", "Tellura", "."])
    assert text == "Norholt bought Tellura."
    assert stretch(places, 0, 3).of(text) == "Norholt bought Tellura"
    assert stretch(places, 3, 3).of(text) == "Tellura"


def test_deals_can_be_compared() -> None:
    """A reader that gave lists instead of tuples could not be counted once."""
    assert {Deal("acquired", Pair((), ()))} == {Deal("acquired", Pair((), ()))}
