"""A part of the ledger is what was asked for, whole in itself, and what is not there is told."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.export import export
from graph.exports.compressed import Compression
from graph.exports.rdf import Manner
from graph.ledger import Ledger, Run
from graph.selection import Selection, selected
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.namespaces import PROV, RDF, RESOURCE
from ontology.records import Reading, Status
from ontology.validation import Validator
from tests.graph.factory import ADA, BETA, GAMMA, example

NOTHING_KNOWN = Catalogue((), "")


def part(**wanted: object) -> tuple[Reading, ...]:
    return selected(example(), Selection(**wanted), NOTHING_KNOWN)  # type: ignore[arg-type]


def relations(readings: tuple[Reading, ...]) -> list[str]:
    return sorted(claim.relation for reading in readings for claim in reading.claims)


def test_nothing_asked_is_everything() -> None:
    assert part() == example()
    assert not Selection()


def test_articles_by_key_and_by_iri() -> None:
    (one,) = part(articles=("one",))
    assert one.article.key == "one"
    assert part(articles=(one.article.iri,)) == (one,)


def test_articles_since_a_day_a_month_or_a_year() -> None:
    assert [r.article.key for r in part(since="2024-05-02")] == ["two"]
    assert [r.article.key for r in part(since="2024")] == ["one", "two"]
    assert part(since="2025-01") == ()


def test_claims_of_a_relation_come_with_their_things_and_mentions_only() -> None:
    (reading,) = part(relations=("works_for",))
    assert {entity.iri for entity in reading.entities} == {ADA.iri, BETA.iri}
    assert {link.entity for link in reading.links} <= {ADA.iri, BETA.iri}


def test_claims_of_a_status() -> None:
    found = part(statuses=("denied", "reported"))
    assert {claim.status for reading in found for claim in reading.claims} == {Status.DENIED, Status.REPORTED}


def test_what_is_near_a_thing_by_any_of_its_names() -> None:
    assert relations(part(entity="ada  EXAMPLE")) == ["works_for"]
    near = relations(part(entity=ADA.iri, hops=2))
    assert near == sorted(relations(example()))  # all else is a claim of Beta Labs
    assert part(entity="贝塔实验室") == part(entity="Beta Labs")
    assert relations(part(entity="Gamma Corp")) == ["acquired", "acquired", "invested_in"]


def test_parts_narrow_each_other() -> None:
    assert relations(part(entity="Gamma Corp", statuses=("denied",))) == ["acquired"]
    assert part(entity="Gamma Corp", articles=("two",), relations=("invested_in",))[0].claims[0].subject == GAMMA.iri


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Selection(articles=("nine",)), "no article 'nine'"),
        (Selection(entity="Nobody"), "no article speaks of 'Nobody'"),
        (Selection(relations=("owns",)), "no relation 'owns'"),
        (Selection(statuses=("true",)), "no status 'true'"),
    ],
)
def test_what_there_is_not_is_told(tmp_path: Path, wanted: Selection, message: str) -> None:
    with pytest.raises(DealgraphError, match=message):
        export(
            ledger(tmp_path), tmp_path / "x.ttl", "turtle", ontology=load_ontology(), catalogue=NOTHING_KNOWN,
            selection=wanted,
        )  # fmt: skip


def ledger(folder: Path) -> Ledger:
    made = Ledger.open(folder / "data")
    for reading in example():
        made.write(reading)
    return made


@pytest.mark.parametrize(
    "wanted",
    [Selection(articles=("two",)), Selection(relations=("raised", "priced")), Selection(entity="Gamma Corp")],
)
@pytest.mark.parametrize("name", ["jsonl", "turtle", "trig", "csv", "graphml"])
def test_a_part_is_whole_in_every_format(tmp_path: Path, wanted: Selection, name: str) -> None:
    paths = export(
        ledger(tmp_path), tmp_path / "out", name, ontology=load_ontology(), catalogue=NOTHING_KNOWN, selection=wanted
    )
    whole = export(ledger(tmp_path / "b"), tmp_path / "all", name, ontology=load_ontology(), catalogue=NOTHING_KNOWN)
    assert sum(path.stat().st_size for path in paths) < sum(path.stat().st_size for path in whole)
    if name == "trig":
        quads = list(ox.parse(paths[0].read_bytes(), format=ox.RdfFormat.TRIG))
        assert Validator(load_ontology()).check(quads) == ()
        assert any("A part: " in str(quad.object) for quad in quads)


@pytest.mark.parametrize("compression", [Compression.GZIP, Compression.ZSTD])
@pytest.mark.parametrize("name", ["turtle", "jsonl"])
def test_compressed_files_are_the_same_twice_and_told_by_their_names(
    tmp_path: Path, compression: Compression, name: str
) -> None:
    one, two = (
        export(
            ledger(tmp_path / place), tmp_path / place, name, ontology=load_ontology(), catalogue=NOTHING_KNOWN,
            compression=compression,
        )
        for place in ("a", "b")
    )  # fmt: skip
    assert all(path.name.endswith(compression.ending) for path in one)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_an_ending_asks_for_compression(tmp_path: Path) -> None:
    (path,) = export(
        ledger(tmp_path), tmp_path / "x.nt.gz", "ntriples", ontology=load_ontology(), catalogue=NOTHING_KNOWN
    )
    assert path == tmp_path / "x.nt.gz"
    assert path.read_bytes()[:2] == b"\x1f\x8b"


def test_runs_are_activities_whose_parts_are_the_readings(tmp_path: Path) -> None:
    made = ledger(tmp_path)
    article = next(iter(made.keys()))
    made.write_run(
        Run("r", "dealgraph ingest", "2024-05-01T08:00:00+00:00", "2024-05-01T08:00:02+00:00", "v1", written=(article,))
    )
    quads = {}
    for runs in (False, True):
        (path,) = export(
            made, tmp_path / f"{runs}.nq", "nquads", ontology=load_ontology(), catalogue=NOTHING_KNOWN,
            manner=Manner(runs=runs),
        )  # fmt: skip
        quads[runs] = set(ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS))
    run, activity = ox.NamedNode(RESOURCE + "run/r"), ox.NamedNode(PROV + "Activity")
    assert not any(quad.subject == run for quad in quads[False])
    (reading,) = {quad.object for quad in quads[True] if quad.subject == run and "hasPart" in quad.predicate.value}
    assert any(q.subject == reading and q.predicate.value == RDF + "type" and q.object == activity for q in quads[True])


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    made = ledger(tmp_path)
    target = tmp_path / "x.ttl"
    target.write_text("old")
    with pytest.raises(DealgraphError):
        export(
            made, target, "turtle", ontology=load_ontology(), catalogue=NOTHING_KNOWN,
            selection=Selection(entity="Nobody"),
        )  # fmt: skip
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
