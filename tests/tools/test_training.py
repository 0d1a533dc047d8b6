"""What the extractor has learned comes from the annotated articles, and from nothing else."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.claims.weights import TRAINED_ON, load_weights, save_weights
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from tools.training.__main__ import digest_of
from tools.training.annotated import read_file, read_folder
from tools.training.fitting import fit
from tools.training.instances import GENERATORS

ARTICLE = """\
=== en | 2026-03-04 | wire
[Tellura|C1] raises $5 million
*
[Norholt Capital|I1] put 5 million dollars into [Tellura|C1].
> invested_in I1 C1 amount=5e6 currency=USD
> raised C1 amount=5e6 currency=USD date=2026-03
It also makes [Lumo 2|M1], said [Ada Brink|P1], its head.
> develops C1 M1
> works_for P1 C1 role="chief executive"
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_annotated_article_keeps_every_name_at_its_place(written: Path) -> None:
    (article,) = read_file(written)
    assert "[" not in article.text
    assert all(name.span.of(article.text) == name.surface for name in article.names)
    assert [name.kind for name in article.names] == ["Company", "Investor", "Company", "Model", "Person"]


def test_a_fact_belongs_to_the_sentence_before_it(written: Path) -> None:
    (article,) = read_file(written)
    assert {fact.span.of(article.text)[:7] for fact in article.facts if fact.relation == "develops"} == {"It also"}
    assert article.facts[1].value("date") == "2026-03"


def test_an_article_without_its_header_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("Tellura raises money\n", encoding="utf-8")
    with pytest.raises(DealgraphError, match=re.escape("bad.txt:1")):
        list(read_file(path))


def test_the_same_articles_give_the_same_weights(written: Path) -> None:
    articles, ontology = tuple(read_file(written)), load_ontology()
    for instances in GENERATORS.values():
        given = [i for article in articles for i in instances(article, ontology)]
        assert fit(given) == fit(given)


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    save_weights("tiny", {"b:invests": {"invested_in": 1.25, "acquired": -0.5}, "bias": {"acquired": -1.0}}, tmp_path)
    weights = load_weights("tiny", tmp_path)
    assert weights.logits(["b:invests", "never seen"]) == {"acquired": -1.5, "invested_in": 1.25}
    assert weights.reasons(["b:invests"], "acquired") == [("b:invests", -0.5)]


def test_a_line_of_weights_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "torn.tsv").write_text("bias\tacquired=much\n", encoding="utf-8")
    with pytest.raises(DealgraphError, match=r"torn\.tsv:1"):
        load_weights("torn", tmp_path)


def test_the_weights_are_those_of_the_articles() -> None:
    assert TRAINED_ON.read_text(encoding="utf-8").splitlines()[0] == digest_of(), (
        "run `make train` and commit the weights"
    )


def test_every_annotated_article_can_be_read() -> None:
    relations = load_ontology().relations
    for article in read_folder():
        things = {name.thing for name in article.names}
        for fact in article.facts:
            assert fact.relation in relations, article.key
            assert {fact.subject, fact.object or fact.subject} <= things, (article.key, fact)


@pytest.mark.shared
def test_nothing_was_learned_from_what_measures_it() -> None:
    learned = "\n".join(article.text for article in read_folder())
    shared = [s for text in _measuring_texts() for s in re.split(r"(?<=[.!?。])\s*|\n", text) if len(s) > 40]
    assert len(shared) > 500
    assert [sentence for sentence in shared if sentence in learned] == []


@pytest.mark.shared
def test_no_invented_name_of_the_development_set_is_learned() -> None:
    rows = (Path(os.environ["DEALGRAPH_SHARED"]) / "evaluation/dev/entities.jsonl").read_text(encoding="utf-8")
    invented = {name for row in map(json.loads, rows.splitlines()) if row.get("invented") for name in row["names"]}
    learned = {name.surface for article in read_folder() for name in article.names}
    assert {name for name in invented & learned if len(name) > 4} == set()


def _measuring_texts() -> Iterator[str]:
    shared = Path(os.environ["DEALGRAPH_SHARED"])
    own = Path(__file__).parent.parent / "articles"
    others = own.parent / "articles_fr_es"
    for folder in (shared / "articles", shared / "evaluation/dev/articles", own, others):
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text(encoding="utf-8")
