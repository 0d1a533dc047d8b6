"""SPARQL on the ledger answers as the Cypher cookbook does on the store, and asks nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.asking import Answer, Question, ask, loaded, questions
from graph.cypher import recipe
from graph.ledger import Ledger
from graph.project import project
from graph.stores.base import GraphStore, RunsCypher
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import Status
from tests.graph.factory import ADA, ALPHA, BETA, GAMMA, MODEL, Draft, example

NOTHING_KNOWN = Catalogue((), "")
ALL = questions()


def further() -> Draft:
    """What the example has none of: a doubtful claim, a valuation, a denial with its speaker, a second investor."""
    return (
        Draft("four", published="2024-07-01")
        .says("Gamma Corp put €5 million into Beta Labs.", "invested_in", GAMMA, BETA, amount="5000000", currency="EUR")
        .says("Beta Labs is worth $1 billion.", "valued_at", BETA, amount="1000000000", currency="USD", date="2024-07")
        .says("Alpha denies a round.", "invested_in", ALPHA, GAMMA, status=Status.DENIED, by="Ada Example")
        .says("Ada Example bought Gamma Corp.", "acquired", ADA, GAMMA, amount="1.5", currency="USD")
        .says("Gamma Corp makes Beta-2.", "develops", GAMMA, MODEL)
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    made = Ledger.open(tmp_path_factory.mktemp("asking") / "data")
    last = further().reading()
    doubtful = replace(last, claims=(replace(last.claims[0], confidence=0.2), *last.claims[1:]))
    for reading in (*example(), doubtful):
        made.write(reading)
    return made


@pytest.fixture(scope="module")
def dataset(ledger: Ledger) -> ox.Store:
    return loaded(ledger, NOTHING_KNOWN)


@pytest.fixture(scope="module")
def store(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    opened = open_store("embedded", tmp_path_factory.mktemp("store"))
    sync(opened, project(ledger.readings(), load_ontology(), NOTHING_KNOWN))
    yield opened
    opened.close()


def test_there_are_ten_questions_and_each_has_a_twin() -> None:
    assert len(ALL) >= 10
    for each in ALL:
        assert each.question == recipe(each.name).question


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.name)
def test_a_question_has_the_answers_of_its_cypher_twin(
    question: Question, dataset: ox.Store, store: GraphStore
) -> None:
    twin = recipe(question.name)
    assert isinstance(store, RunsCypher)
    other = store.run(twin.query, twin.given({}))
    answer = ask(dataset, question.query)
    assert answer.columns == twin.columns
    assert Counter(answer.rows) == Counter(tuple(row) for row in other.rows)
    assert answer.rows


def test_asking_and_constructing_have_answers_too(dataset: ox.Store) -> None:
    assert ask(dataset, "ASK { ?c a dg:Claim }") == Answer(("answer",), ((True,),))
    made = ask(dataset, "CONSTRUCT { ?c a dg:Known } WHERE { ?c a dg:Claim ; dg:status dg:denied }")
    assert made.columns == ("subject", "predicate", "object")
    assert len(made.rows) == 2


def test_offsets_lead_back_to_the_words(dataset: ox.Store) -> None:
    query = """SELECT ?exact ?start ?end WHERE {
        ?evidence a oa:SpecificResource ; oa:hasSelector ?place, ?quote .
        ?place oa:start ?start ; oa:end ?end . ?quote a oa:TextQuoteSelector ; oa:exact ?exact }"""
    answer = ask(dataset, query)
    assert answer.rows
    for exact, start, end in answer.rows:
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert len(str(exact)) == end - start


@pytest.mark.parametrize(
    "query",
    ["SELECT", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "SELECT * { service <http://localhost/> { ?s ?p ?o } }"],
)
def test_what_is_no_question_to_the_ledger_is_refused(dataset: ox.Store, query: str) -> None:
    with pytest.raises(DealgraphError):
        ask(dataset, query)


def test_questions_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_text("# Who?\n# And when?\nASK { ?s ?p ?o }\n", encoding="utf-8")
    assert questions(tmp_path) == (Question("x", "Who? And when?", "ASK { ?s ?p ?o }"),)


@pytest.mark.parametrize("name", [r"e:a\#b", r"e:a\'b", "<urn:a#b>"])
def test_no_sign_that_a_name_escapes_hides_that_another_server_is_asked(dataset: ox.Store, name: str) -> None:
    query = f"PREFIX e: <urn:e> SELECT * {{ ?s {name} ?o . SERVICE <http://127.0.0.1:9/> {{ ?a ?b ?c }} }}"
    with pytest.raises(DealgraphError, match="asks another server by SERVICE"):
        ask(dataset, query)


def test_the_word_service_inside_a_text_is_no_service(dataset: ox.Store) -> None:
    query = """# SERVICE <x>
        SELECT ?s { ?s rdfs:label "SERVICE" ; rdfs:seeAlso <http://x.example/SERVICE>
            FILTER (?s != 'a \\' SERVICE') }"""
    assert ask(dataset, query).rows == ()
