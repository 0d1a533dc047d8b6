"""What counts: claims as people judged them, one node where a person says so, and no trace of what is undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export import export
from graph.facts import facts
from graph.importing import import_dataset
from graph.judgements import Judgements
from graph.ledger import Ledger
from graph.project import PropertyGraph, project_ledger
from graph.resolution import Settled, settled_ledger
from graph.resolution.settled import settled
from graph.selection import Selection
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import Claim, GraphNode, Judgement, Status
from tests.graph.factory import Draft, entity

NOTHING_KNOWN = Catalogue((), "")
FUND, FIRM, OTHER, THIRD = entity("Quill Fund", "Investor"), entity("Ostra"), entity("Brelt"), entity("Cavo")
ARTICLES = (
    Draft("one").says("Quill Fund put $5 into Ostra.", "invested_in", FUND, FIRM, amount="5", currency="USD").reading(),
    Draft("two")
    .says("Quill Fund put $5 into Brelt.", "invested_in", FUND, OTHER, amount="5", currency="USD")
    .reading(),
    Draft("three").says("Cavo raised $7.", "raised", THIRD, amount="7", currency="USD").reading(),
)
(CLAIM,) = ARTICLES[0].claims


def at(hour: int) -> str:
    return f"2026-01-01T{hour:02}:00:00+00:00"


def same(one: str, other: str, hour: int = 8) -> Judgement:
    return Judgement("same", (one, other), "one register entry", "Ada", at(hour))


def different(one: str, other: str, hour: int = 9) -> Judgement:
    return Judgement("different", (one, other), "two register entries", "Bob", at(hour))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger.open(tmp_path / "data")
    for reading in ARTICLES:
        made.write(reading)
    return made


def judge(ledger: Ledger, *judgements: Judgement) -> Settled:
    for judgement in judgements:
        Judgements(ledger.folder).write(judgement)
    return settled_ledger(ledger, NOTHING_KNOWN)


def claims(found: Settled) -> dict[str, Claim]:
    return {claim.iri: claim for reading in found.readings for claim in reading.claims}


def node(graph: PropertyGraph, iri: str) -> dict[str, object]:
    found: GraphNode = graph.nodes[iri]
    return dict(found.properties)


def exported(ledger: Ledger, folder: Path) -> dict[str, bytes]:
    files = [
        path
        for form in ("csv", "jsonl", "graphml")
        for path in export(
            ledger, folder / form, form, ontology=load_ontology(), catalogue=NOTHING_KNOWN, selection=Selection()
        )
    ]
    return {path.name: path.read_bytes() for path in files}


def test_without_judgements_the_readings_count_as_they_are(ledger: Ledger) -> None:
    found = settled_ledger(ledger, NOTHING_KNOWN)
    assert found.readings == found.told == tuple(ledger.readings())
    assert found.node == {}


def test_a_rejected_claim_counts_for_no_fact_and_stays_marked(ledger: Ledger) -> None:
    found = judge(ledger, Judgement("reject", (CLAIM.iri,), "an advertisement", "Ada", at(8)))
    assert CLAIM.iri not in claims(found)
    assert not any(CLAIM.iri in fact.claims for fact in facts(found.readings, load_ontology(), {}))
    graph = project_ledger(ledger, NOTHING_KNOWN)
    told = node(graph, CLAIM.iri)
    assert (told["verdict"], told["judged_by"], told["judged_why"]) == ("rejected", "Ada", "an advertisement")
    leaving = {edge.type for edge in graph.edges.values() if edge.source == CLAIM.iri}
    assert leaving == {"STATED_IN"}


def test_a_rejected_claim_is_handed_over_as_rejected(ledger: Ledger, tmp_path: Path) -> None:
    judge(ledger, Judgement("reject", (CLAIM.iri,), "an advertisement", "Ada", at(8)))
    files = exported(ledger, tmp_path / "out")
    assert b'"verdict": "rejected"' in files["claims.jsonl"]
    assert files["claims.csv"].count(b",rejected\n") == 1
    assert CLAIM.iri.encode() not in files["facts.csv"]


def test_a_corrected_claim_counts_as_corrected_with_the_original_beside_it(ledger: Ledger) -> None:
    changes = (("amount", "6"), ("status", "denied"), ("object", OTHER.iri))
    found = judge(ledger, Judgement("correct", (CLAIM.iri,), "misread", "Ada", at(8), changes))
    claim = claims(found)[CLAIM.iri]
    assert (claim.value("amount"), claim.status, claim.object) == ("6", Status.DENIED, OTHER.iri)
    assert found.judged[CLAIM.iri].claim == CLAIM
    told = node(project_ledger(ledger, NOTHING_KNOWN), CLAIM.iri)
    assert (told["verdict"], told["amount_text"]) == ("corrected", "6")
    assert told["original"] == ("amount=5", f"object={FIRM.iri}", "status=asserted")


@pytest.mark.parametrize(("name", "value"), [("colour", "red"), ("status", "perhaps")])
def test_a_correction_of_what_a_claim_has_not_is_told(ledger: Ledger, name: str, value: str) -> None:
    with pytest.raises(DealgraphError, match=r"has no 'colour'|there is no status"):
        judge(ledger, Judgement("correct", (CLAIM.iri,), "misread", "Ada", at(8), ((name, value),)))


def test_an_accepted_claim_counts_and_says_so(ledger: Ledger) -> None:
    found = judge(ledger, Judgement("accept", (CLAIM.iri,), "checked", "Ada", at(8)))
    assert claims(found)[CLAIM.iri] == CLAIM
    assert node(project_ledger(ledger, NOTHING_KNOWN), CLAIM.iri)["verdict"] == "accepted"


def test_what_a_person_calls_one_is_one_node_with_all_names_and_the_reason_on_its_mentions(ledger: Ledger) -> None:
    found = judge(ledger, same(FIRM.iri, OTHER.iri))
    iri = min(FIRM.iri, OTHER.iri)
    assert {claim.object for claim in claims(found).values()} == {iri, None}
    assert len(facts(found.readings, load_ontology(), {})) == 2
    graph = project_ledger(ledger, NOTHING_KNOWN)
    assert node(graph, iri)["names"] == ("Brelt", "Ostra")
    assert max(FIRM.iri, OTHER.iri) not in graph.nodes
    reasons = {link.reason for reading in found.readings for link in reading.links if link.entity == iri}
    assert "by hand; Ada says so: one register entry" in reasons


def test_what_a_person_told_apart_stays_apart_by_way_of_a_third_thing_too(ledger: Ledger) -> None:
    found = judge(ledger, different(FIRM.iri, OTHER.iri), same(FIRM.iri, THIRD.iri, 10), same(OTHER.iri, THIRD.iri, 11))
    assert found.node_of(FIRM.iri) != found.node_of(OTHER.iri)
    assert found.node_of(OTHER.iri) == found.node_of(THIRD.iri)


def test_merge_run_split_run_gives_what_never_merged_gives_byte_for_byte(ledger: Ledger, tmp_path: Path) -> None:
    before = exported(ledger, tmp_path / "before")
    graph = project_ledger(ledger, NOTHING_KNOWN)
    merged = same(FIRM.iri, OTHER.iri)
    judge(ledger, merged)
    assert exported(ledger, tmp_path / "merged") != before
    Judgements(ledger.folder).withdraw(merged.iri, "two firms", "Bob", at(12))
    judge(ledger, different(FIRM.iri, OTHER.iri, 13))
    assert exported(ledger, tmp_path / "split") == before
    assert project_ledger(ledger, NOTHING_KNOWN) == graph
    assert Judgements(ledger.folder).all() == (merged, different(FIRM.iri, OTHER.iri, 13))


def test_judgements_are_exported_and_come_back_with_the_same_bytes(ledger: Ledger, tmp_path: Path) -> None:
    merged = same(FIRM.iri, OTHER.iri)
    judge(ledger, merged, Judgement("reject", (CLAIM.iri,), "an advertisement", "Ada", at(8)))
    Judgements(ledger.folder).withdraw(merged.iri, "two firms", "Bob", at(12))
    ontology = load_ontology()
    (file,) = export(ledger, tmp_path / "all.nq", "nquads", ontology=ontology, catalogue=NOTHING_KNOWN)
    again = Ledger.open(tmp_path / "again")
    assert import_dataset(file, again).judgements == 3
    assert import_dataset(file, again).judgements == 0
    assert list(Judgements(again.folder).records()) == list(Judgements(ledger.folder).records())
    (copy,) = export(again, tmp_path / "copy.nq", "nquads", ontology=ontology, catalogue=NOTHING_KNOWN)
    assert copy.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("number", range(4))
def test_what_fits_a_thing_and_its_homonym_alike_stays_with_the_thing(number: int) -> None:
    """Whichever of the IRIs is the smaller: with several articles the homonym's is sometimes this, sometimes that."""
    firm, long = entity(f"Tallgrund{number}"), entity(f"Tallgrund{number} GmbH")
    told = [
        Draft(name).says(f"{thing.label} raised $7 at {name}.", "raised", thing, amount="7", currency="USD").reading()
        for name, thing in (("first", firm), ("second", firm), ("third", long))
    ]
    split = Judgement("different", (firm.iri, told[1].article.iri), "a maker of robots", "Ada", at(8))
    found = settled(told, [split], load_ontology(), NOTHING_KNOWN)
    assert found.node_of(long.iri) == found.node_of(firm.iri)
    assert len({found.node_of(claim.subject) for reading in found.readings for claim in reading.claims}) == 2


def test_a_thing_stays_apart_in_the_text_that_takes_the_place_of_its_article(tmp_path: Path) -> None:
    firm = entity("Tallgrund")
    first, second, corrected, again = (
        Draft(name, before=before).says("Tallgrund raised $7.", "raised", firm, amount="7", currency="USD").reading()
        for name, before in (("first", ""), ("second", "Robts. "), ("second", "Robots. "), ("second", "Robots! "))
    )
    ledger = Ledger.open(tmp_path)
    ledger.write(first)
    ledger.write(second)
    Judgements(ledger.folder).write(Judgement("different", (firm.iri, second.article.iri), "robots", "Ada", at(8)))

    def things() -> set[str]:
        found = settled_ledger(ledger, NOTHING_KNOWN)
        return {found.node_of(claim.subject) for reading in found.readings for claim in reading.claims}

    before = things()
    assert len(before) == 2
    for old, new in ((second, corrected), (corrected, again)):
        ledger.write(new)
        ledger.supersede(old.article.iri, new.article.iri, at(9))
        assert things() == before
    ledger.supersede(again.article.iri, "", at(10))
    assert things() == {firm.iri}
