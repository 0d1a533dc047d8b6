"""What was exported comes back: an export of the import has the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export import export
from graph.exports.compressed import Compression
from graph.exports.rdf import PLAIN, Manner
from graph.importing import import_dataset
from graph.ledger import Ledger, Run
from graph.selection import Selection
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.namespaces import BASE
from tests.graph.factory import ALPHA, Draft, entity, example

NOTHING_KNOWN = Catalogue((), "")
OWN = "https://data.example.org/deals/"
ODD = "nul\0 bell\x07 \x0b \u2028 \x85 \U0001f600 <&>\"' ]]> \r\n\t\\ \ufeff https://w3id.org/dealgraph/id/x"


def ledger(folder: Path) -> Ledger:
    made = Ledger.open(folder)
    odd = Draft('=odd, "key"').says(f"Alpha Fund paid {ODD}.", "invested_in", ALPHA, entity(ODD)).reading()
    for reading in (*example(), odd):
        made.write(reading)
    made.write_run(
        Run("20240501-x", "dealgraph ingest", "2024-05-01T08:00:00+00:00", "2024-05-01T08:00:02+00:00", "v1")
    )
    return made


def written(of: Ledger, file: Path, name: str, manner: Manner = PLAIN, selection: Selection = Selection()) -> bytes:  # noqa: B008 - it is frozen
    (path,) = export(
        of, file, name, ontology=load_ontology(), catalogue=NOTHING_KNOWN, manner=manner, selection=selection
    )
    return path.read_bytes()


@pytest.mark.parametrize(("name", "ending"), [("nquads", "nq"), ("trig", "trig"), ("jsonld", "jsonld")])
@pytest.mark.parametrize("compression", Compression)
def test_an_import_is_exported_as_it_was(tmp_path: Path, name: str, ending: str, compression: Compression) -> None:
    file = tmp_path / f"one.{ending}{compression.ending}"
    before = written(ledger(tmp_path / "a"), file, name)
    back = Ledger.open(tmp_path / "b")
    done = import_dataset(file, back)
    assert (len(done.written), done.unchanged, done.runs) == (4, 0, 0)
    assert written(back, tmp_path / f"two.{ending}{compression.ending}", name) == before
    assert {p.name: p.read_bytes() for p in (tmp_path / "a/ledger/articles").rglob("*.nq")} == {
        p.name: p.read_bytes() for p in (tmp_path / "b/ledger/articles").rglob("*.nq")
    }


@pytest.mark.parametrize("manner", [Manner(base=OWN), Manner(rdf12=True), Manner(runs=True)])
def test_other_manners_come_back_too(tmp_path: Path, manner: Manner) -> None:
    before = written(ledger(tmp_path / "a"), tmp_path / "one.trig", "trig", manner)
    back = Ledger.open(tmp_path / "b")
    import_dataset(tmp_path / "one.trig", back, base=manner.base)
    assert written(back, tmp_path / "two.trig", "trig", manner) == before
    assert (manner.base == BASE) == (f"<{BASE}id/>".encode() in before)


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    written(ledger(tmp_path / "a"), tmp_path / "one.nq", "nquads")
    back = Ledger.open(tmp_path / "b")
    import_dataset(tmp_path / "one.nq", back)
    done = import_dataset(tmp_path / "one.nq", back)
    assert (done.written, done.unchanged) == ((), 4)


def test_a_part_comes_back_as_a_part(tmp_path: Path) -> None:
    part = Selection(relations=("raised",))
    before = written(ledger(tmp_path / "a"), tmp_path / "one.nq", "nquads", selection=part)
    back = Ledger.open(tmp_path / "b")
    import_dataset(tmp_path / "one.nq", back)
    assert written(back, tmp_path / "two.nq", "nquads", selection=part) == before


def test_the_base_is_nowhere_but_in_text(tmp_path: Path) -> None:
    content = written(ledger(tmp_path / "a"), tmp_path / "one.nq", "nquads", Manner(base=OWN))
    assert f"<{BASE}".encode() not in content
    assert b" https://w3id.org/dealgraph/id/x" in content


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("a.ttl", b"<urn:a> <urn:b> <urn:c> .", "no named graphs"),
        ("a.nq", b"<urn:a> <urn:b> <urn:c> <urn:g> .", "no article"),
        ("a.nq", b"<urn:a> <urn:b> nonsense", "cannot be read as RDF"),
        ("a.nq.gz", b"no gzip", "cannot be read"),
        ("a.nq.zst", b"no zstd", "cannot be read"),
        ("a.docx", b"", "ending"),
    ],
)
def test_what_is_no_export_is_refused_and_changes_nothing(
    tmp_path: Path, file: str, content: bytes, message: str
) -> None:
    (tmp_path / file).write_bytes(content)
    back = Ledger.open(tmp_path / "b")
    with pytest.raises(DealgraphError, match=message):
        import_dataset(tmp_path / file, back)
    assert list(back.readings()) == []


def test_an_export_without_text_cannot_come_back(tmp_path: Path) -> None:
    made = ledger(tmp_path / "a")
    export(made, tmp_path / "x.nq", "nquads", text=False, ontology=load_ontology(), catalogue=NOTHING_KNOWN)
    with pytest.raises(DealgraphError, match="without the text"):
        import_dataset(tmp_path / "x.nq", Ledger.open(tmp_path / "b"))


def test_a_quote_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    content = written(ledger(tmp_path / "a"), tmp_path / "x.nq", "nquads")
    (tmp_path / "y.nq").write_bytes(
        content.replace(b"Ada Example heads Beta Labs.\\nB", b"Eve Example heads Beta Labs.\\nB")
    )
    with pytest.raises(DealgraphError, match="its text does not say 'Ada Example'"):
        import_dataset(tmp_path / "y.nq", Ledger.open(tmp_path / "b"))


def test_someone_elses_file_of_the_same_name_is_not_ours(tmp_path: Path) -> None:
    """Sources are relative paths: both projects have an articles/01.txt, and neither holds the other's newer text."""
    texts = ("Alpha Fund paid Beta Labs.", "Gamma Corp bought Beta Labs.")
    mine, theirs = (Draft("01").says(text, "acquired", ALPHA, entity("Beta Labs")).reading() for text in texts)
    other = Ledger.open(tmp_path / "theirs")
    other.write(theirs)
    written(other, tmp_path / "theirs.nq", "nquads")
    own = Ledger.open(tmp_path / "mine")
    own.write(mine)
    for changed in (1, 0):
        assert len(import_dataset(tmp_path / "theirs.nq", own).written) == changed
        assert {(head.article, head.key, head.source) for head in own.heads()} == {
            (mine.article.iri, "01", "articles/01.txt"),
            (theirs.article.iri, "01-2", "theirs.nq: articles/01.txt"),
        }


def test_an_article_under_another_iri_than_its_text_makes_is_refused(tmp_path: Path) -> None:
    """It would be there twice, and be back although it was retracted, as an article is known by its IRI."""
    made = ledger(tmp_path / "a")
    content = written(made, tmp_path / "x.nq", "nquads")
    known = next(iter(made.keys())).rsplit("/", 1)[-1].encode()
    (tmp_path / "y.nq").write_bytes(content.replace(known, b"f" * len(known)))
    back = Ledger.open(tmp_path / "b")
    with pytest.raises(DealgraphError, match="its text is not that of"):
        import_dataset(tmp_path / "y.nq", back)
    assert list(back.readings()) == []


def test_what_was_retracted_stays_out(tmp_path: Path) -> None:
    made = ledger(tmp_path / "a")
    written(made, tmp_path / "one.nq", "nquads")
    gone = next(iter(made.keys()))
    made.retract(gone, "a mistake", "2024-06-01T00:00:00+00:00")
    done = import_dataset(tmp_path / "one.nq", made)
    assert (done.written, done.unchanged, done.retracted) == ((), 3, (gone,))
    assert made.get(gone) is None


@pytest.mark.parametrize("name", ["../../../../gone/astray", "{}/gone/astray", "20240501-y", ""])
def test_a_run_of_another_name_than_its_graph_is_refused_and_writes_nothing_anywhere(tmp_path: Path, name: str) -> None:
    """The run's id becomes the name of a file, so a stranger's file could write wherever it likes."""
    content = written(ledger(tmp_path / "a"), tmp_path / "x.nq", "nquads", Manner(runs=True))
    named = name.format(tmp_path).encode()
    assert b'"20240501-x"' in content
    (tmp_path / "y.nq").write_bytes(content.replace(b'"20240501-x"', b'"' + named + b'"'))
    back = Ledger.open(tmp_path / "deep/er/b")
    with pytest.raises(DealgraphError, match="run/20240501-x: is not what an export writes"):
        import_dataset(tmp_path / "y.nq", back)
    assert not list(tmp_path.rglob("astray*"))
    assert (list(back.readings()), list(back.runs())) == ([], [])


@pytest.mark.parametrize("name", ["../../gone/astray", "/tmp/astray", "", "a.b", "a\n"])
def test_a_ledger_keeps_no_run_whose_id_is_a_path(tmp_path: Path, name: str) -> None:
    day = "2024-05-01T08:00:00+00:00"
    with pytest.raises(DealgraphError, match="is not the id of a run"):
        Ledger.open(tmp_path / "b").write_run(Run(name, "dealgraph ingest", day, day))
