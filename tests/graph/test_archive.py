"""Backups are the same bytes for the same ledger, and restoring trusts no file."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from graph.ledger import Ledger, backup, restore
from ontology.errors import DealgraphError
from tests.graph.factory import example


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A filled data folder with a store beside the ledger."""
    ledger = Ledger.open(tmp_path / "data")
    for reading in example():
        ledger.write(reading)
    (tmp_path / "data" / "cypher").mkdir()
    (tmp_path / "data" / "cypher" / "passwords.json").write_text("secret")
    return tmp_path / "data"


def packed(file: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(file, "w:gz") as archive:
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file


def test_a_backup_comes_back(data: Path, tmp_path: Path) -> None:
    restore(backup(data, tmp_path / "b.tar.gz"), tmp_path / "again")
    assert tuple(Ledger.open(tmp_path / "again", create=False).readings()) == example()


def test_the_same_ledger_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    one, other = backup(data, tmp_path / "one.tar.gz"), backup(data, tmp_path / "other.tar.gz")
    assert one.read_bytes() == other.read_bytes()


def test_passwords_stay_behind(data: Path, tmp_path: Path) -> None:
    with tarfile.open(backup(data, tmp_path / "b.tar.gz")) as archive:
        assert not any("cypher" in name for name in archive.getnames())


def test_no_backup_while_someone_writes(data: Path, tmp_path: Path) -> None:
    with Ledger.open(data).writing("dealgraph ingest"), pytest.raises(DealgraphError, match="is being written"):
        backup(data, tmp_path / "b.tar.gz")
    assert not (tmp_path / "b.tar.gz").exists()


def test_a_folder_with_something_in_it_is_not_replaced_unasked(data: Path, tmp_path: Path) -> None:
    file = backup(data, tmp_path / "b.tar.gz")
    Ledger.open(data).remove(example()[0].article.iri)
    with pytest.raises(DealgraphError, match="not empty"):
        restore(file, data)
    restore(file, data, force=True)
    assert tuple(Ledger.open(data).readings()) == example()
    assert not (data / "cypher").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.tar.gz", "data"]


def test_no_restoring_over_a_folder_that_someone_writes(data: Path, tmp_path: Path) -> None:
    file = backup(data, tmp_path / "b.tar.gz")
    with Ledger.open(data).writing("dealgraph ingest"), pytest.raises(DealgraphError, match="is being written"):
        restore(file, data, force=True)


@pytest.mark.parametrize(
    "name", ["../outside", "ledger/../../outside", "/tmp/outside", "ledger", "other/file", "cypher/passwords.json"]
)
def test_a_member_that_no_backup_holds_is_refused(tmp_path: Path, name: str) -> None:
    file = packed(
        tmp_path / "evil.tar.gz", (tarfile.TarInfo("FORMAT"), b'{"format": 1}'), (tarfile.TarInfo(name), b"x")
    )
    with pytest.raises(DealgraphError, match="no backup of dealgraph holds"):
        restore(file, tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evil.tar.gz"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_a_member_that_is_no_plain_file_is_refused(tmp_path: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("ledger/articles/aa/aa.nq")
    info.type, info.linkname = kind, "/etc/passwd"
    with pytest.raises(DealgraphError, match="no backup of dealgraph holds"):
        restore(packed(tmp_path / "evil.tar.gz", (info, b"")), tmp_path / "new")


def test_what_is_no_archive_is_told(tmp_path: Path, data: Path) -> None:
    (tmp_path / "b.tar.gz").write_bytes(backup(data, tmp_path / "good.tar.gz").read_bytes()[:200])
    with pytest.raises(DealgraphError, match="no readable backup"):
        restore(tmp_path / "b.tar.gz", tmp_path / "new")
    with pytest.raises(DealgraphError, match="no readable backup"):
        restore(tmp_path / "missing.tar.gz", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_folder_of_other_things_is_not_replaced_even_by_force(data: Path, tmp_path: Path) -> None:
    backup(data, tmp_path / "b.tgz")
    other = tmp_path / "papers"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with pytest.raises(DealgraphError, match="other things than a dealgraph"):
        restore(tmp_path / "b.tgz", other, force=True)
    assert (other / "thesis.txt").read_text() == "mine"


def test_what_was_there_comes_back_where_putting_in_place_fails(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(data, tmp_path / "b.tgz")
    before = sorted(path.name for path in data.rglob("*.nq"))
    plain = Path.replace

    def full(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DealgraphError, match="No space left"):
        restore(tmp_path / "b.tgz", data, force=True)
    assert sorted(path.name for path in data.rglob("*.nq")) == before
