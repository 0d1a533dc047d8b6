"""A person's word on things, by the command line: it counts at once, no run overrules it, and it can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extraction.pipeline import load_extractor
from flows.cli.app import app
from graph.judgements import Judgements
from graph.ledger import Ledger
from tests.flows.command import dealgraph
from tests.graph.factory import Draft, entity

FUND, FIRM, OTHER = entity("Quill Fund", "Investor"), entity("Ostra"), entity("Brelt", "Company", "布雷")
WHY = ("--why", "one register entry", "--by", "Ada", "--no-store")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    ledger = Ledger.open(tmp_path / "data")
    one = Draft("one").says("Quill Fund put $5 into Ostra.", "invested_in", FUND, FIRM, amount="5", currency="USD")
    two = Draft("two").says("Quill Fund put $6 into Brelt (布雷).", "invested_in", FUND, OTHER, amount="6")
    three = Draft("three").says("Cavo raised $7.", "raised", entity("Cavo"), amount="7", currency="USD")
    for draft in (one, two, three):
        # As if read just now, so that no run reads again what was made by hand.
        ledger.write(replace(draft.reading(), read_with=load_extractor().digest))
    return ledger.folder


def run(data: Path, *arguments: str) -> str:
    # In this process: a new one for each of so many commands would take most of the time.
    done = CliRunner().invoke(app, [*arguments, "--data", str(data)])
    assert done.exit_code == 0, done.output
    return done.stdout


def rerun(data: Path) -> None:
    done = dealgraph("reprocess", "--no-store", "--data", data, cwd=data.parent)
    assert done.returncode == 0, done.stderr


def refused(data: Path, *arguments: str) -> str:
    done = CliRunner().invoke(app, [*arguments, "--data", str(data)])
    assert done.exit_code == 1, done.output
    return done.stderr


def exported(data: Path) -> dict[str, bytes]:
    run(data, "export", str(data.parent / "out"), "--format", "csv")
    return {path.name: path.read_bytes() for path in sorted((data.parent / "out").iterdir())}


def described(data: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(data, "entities", name, "--format", "json"))
    return found


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge", "Ostra", "Brelt"), "Ostra and Brelt would be one thing now; nothing was written."),
        (("same-as", "Ostra", "Cavo", "--not"), "Ostra and Cavo would be two things; nothing was written."),
        (("split", "Ostra", "--in", "one"), "no other article speaks of 'Ostra'"),
        (("merge", "Ostra", "Nobody"), "Nobody"),
    ],
)
def test_a_dry_run_says_what_would_be_and_writes_nothing(data: Path, arguments: tuple[str, ...], told: str) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = CliRunner().invoke(app, [*arguments, *WHY, "--dry-run", "--data", str(data)])
    assert told in done.output
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_dry_run_takes_nothing_back(data: Path) -> None:
    run(data, "merge", "Ostra", "Brelt", *WHY)
    for command in (("same-as", "Ostra", "Brelt", "--undo"), ("split", "Ostra", "Brelt")):
        assert "nothing was written" in run(data, *command, *WHY, "--dry-run")
    assert [member["name"] for member in described(data, "Ostra")] == [m["name"] for m in described(data, "Brelt")]
    assert len(Judgements(data).in_force()) == 1


def test_merge_and_split_leave_the_graph_as_it_was_byte_for_byte(data: Path, prefect_url: str) -> None:
    rerun(data)
    before = exported(data)
    assert run(data, "merge", "Ostra", "布雷", *WHY).startswith("Ostra and Brelt are one thing now")
    rerun(data)
    assert exported(data) != before
    assert run(data, "split", "Ostra", "Brelt", *WHY).startswith("Ostra and Brelt are two things now")
    rerun(data)
    assert exported(data) == before
    assert [judgement.kind for judgement in Judgements(Ledger.open(data).folder).all()] == ["same", "different"]


def test_a_thing_is_shown_with_its_names_their_sources_and_what_people_said(data: Path) -> None:
    run(data, "merge", "Ostra", "Brelt", *WHY)
    text = run(data, "entities", "布雷")
    assert "Ostra · Company · " in text
    assert "    布雷 (usual): two" in text
    assert "one register entry" in text
    (found,) = described(data, "Ostra")
    assert found["claims"] == 2
    assert {name["text"] for name in found["names"]} == {"Ostra", "Brelt", "布雷"}  # type: ignore[attr-defined]
    assert found == described(data, "Brelt")[0]


def test_what_is_told_apart_is_made_one_by_no_third_thing_before_that_is_taken_back(data: Path) -> None:
    run(data, "same-as", "Ostra", "Brelt", "--not", *WHY)
    run(data, "merge", "Ostra", "Cavo", *WHY)
    assert "a person told" in refused(data, "merge", "Brelt", "Cavo", *WHY)
    run(data, "same-as", "Ostra", "Brelt", "--undo", *WHY)
    run(data, "same-as", "Brelt", "Cavo", *WHY)
    (found,) = described(data, "Ostra")
    assert len(found["members"]) == 3  # type: ignore[arg-type]


def test_who_changes_their_mind_is_believed(data: Path) -> None:
    run(data, "same-as", "Ostra", "Brelt", "--not", *WHY)
    run(data, "same-as", "Ostra", "Brelt", *WHY)
    assert len(described(data, "Ostra")[0]["members"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "Ostra", "Brelt", "--no-store"), "needs a reason"),
        (("merge", "Ostra", *WHY), "it takes two things"),
        (("merge", "Ostra", "Nobody", *WHY), "no article speaks of 'Nobody'"),
        (
            ("merge", "Ostra", "Quill Fund", *WHY),
            "Ostra (Company) and Quill Fund (Investor) are things of different kinds",
        ),
        (("same-as", "Ostra", "Quill Fund", *WHY), "Add --unlike"),
        (("split", "Ostra", "Brelt", *WHY), "'Ostra' and 'Brelt' are two things already"),
        (("split", "Ostra", *WHY), "needs the other thing, or the articles"),
        (("split", "Quill Fund", "--in", "nowhere", *WHY), "there is no article 'nowhere'"),
        (("split", "Quill Fund", "--in", "three", *WHY), "no article speaks of 'Quill Fund'"),
        (("split", "Quill Fund", "--in", "one", "--in", "two", *WHY), "no other article speaks of 'Quill Fund'"),
        (("merge", "Ostra", "Brelt", "--why", "\udcff", "--no-store"), "cannot be written as RDF"),
        (("entities", "\udcff"), "no article speaks of"),
        (("merge", "Ostra", "Br\udcfft", *WHY), "no article speaks of"),
        (("split", "Brelt", "布雷", *WHY), "the same thing in every article"),
        (("same-as", "Ostra", "Brelt", "--not", "--undo", *WHY), "two things at once"),
        (("same-as", "Ostra", "Brelt", "--undo", *WHY), "nobody has said anything"),
        (("entities", "Nobody"), "no article speaks of"),
    ],
)
def test_what_cannot_be_judged_is_told_and_nothing_is_written(
    data: Path, arguments: tuple[str, ...], message: str
) -> None:
    assert message in refused(data, *arguments)
    assert Judgements(Ledger.open(data).folder).all() == ()


def test_what_is_one_already_is_told(data: Path) -> None:
    run(data, "merge", "Ostra", "Brelt", *WHY)
    assert "Ostra and Brelt are one thing already" in refused(data, "merge", "Ostra", "Brelt", *WHY)


def test_a_split_takes_back_no_more_than_it_must(data: Path) -> None:
    run(data, "merge", "Ostra", "Brelt", *WHY)
    run(data, "merge", "Ostra", "Cavo", *WHY)
    run(data, "split", "Ostra", "Brelt", *WHY)
    (found,) = described(data, "Cavo")
    assert len(found["members"]) == 2  # type: ignore[arg-type]


def test_the_store_shows_a_judgement_at_once(data: Path) -> None:
    run(data, "merge", "Ostra", "Brelt", "--why", "one register entry", "--by", "Ada")
    query = "MATCH (c:Company) RETURN c.name AS name ORDER BY name"
    assert run(data, "query", query, "--format", "csv").splitlines() == ["name", "Brelt", "Cavo"]


def test_things_of_different_kinds_are_made_one_only_by_who_says_so_again(data: Path) -> None:
    run(data, "merge", "Ostra", "Quill Fund", "--unlike", *WHY)
    assert len(described(data, "Ostra")[0]["members"]) == 2  # type: ignore[arg-type]


def test_one_name_for_two_things_is_split_by_the_articles_and_made_one_again_without_a_trace(data: Path) -> None:
    before = exported(data)
    told = run(data, "split", "Quill Fund", "--in", "two", *WHY)
    assert told.startswith("Quill Fund is another thing in two now")
    first, second = described(data, "Quill Fund")
    assert {first["mentions"], second["mentions"]} == {1}
    assert exported(data) != before
    assert "Quill Fund (" in run(data, "entities", "Quill Fund")
    assert "different: " in run(data, "entities", "Quill Fund")
    assert run(data, "review", "--list") == "No pair is in doubt.\n"
    assert "told Quill Fund and Quill Fund apart" in refused(data, "merge", first["iri"], second["iri"], *WHY)  # type: ignore[arg-type]
    run(data, "same-as", "Quill Fund", "two", "--undo", *WHY)
    assert exported(data) == before


def test_the_same_homonym_in_two_articles_is_one_thing(data: Path) -> None:
    ledger = Ledger.open(data)
    ledger.write(Draft("four").says("Quill Fund put $9 into Cavo.", "invested_in", FUND, entity("Cavo")).reading())
    run(data, "split", "Quill Fund", "--in", "two", "--in", "four", *WHY)
    found = described(data, "Quill Fund")
    assert sorted(each["mentions"] for each in found) == [1, 2]  # type: ignore[type-var]
