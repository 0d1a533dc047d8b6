"""Backups are the same bytes for the same ledger, and restoring trusts no file."""

from __future__ import annotations

import gzip
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


def tampered(data: Path, file: Path, old: bytes, new: bytes) -> Path:
    """A backup whose gzip is whole and in whose articles one thing is another."""
    plain = gzip.decompress(backup(data, file).read_bytes())
    assert len(old) == len(new)
    assert old in plain
    file.write_bytes(gzip.compress(plain.replace(old, new, 1)))
    return file


@pytest.mark.parametrize("place", [-8, -6, -4, -1])
def test_a_backup_whose_checksum_is_wrong_is_refused(data: Path, tmp_path: Path, place: int) -> None:
    """The last eight bytes of a gzip file are its checksum and its length."""
    file = backup(data, tmp_path / "b.tar.gz")
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    refused(file, tmp_path, "no readable backup")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_backup_with_one_wrong_or_missing_byte_is_refused(data: Path, tmp_path: Path, share: float) -> None:
    file = backup(data, tmp_path / "b.tar.gz")
    whole = file.read_bytes()
    place = int(len(whole) * share)
    for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :], whole + b"more"):
        file.write_bytes(damaged)
        refused(file, tmp_path, "no readable backup")


def test_a_backup_whose_tar_has_a_damaged_head_is_refused(data: Path, tmp_path: Path) -> None:
    """The archive's last file would be missing, and tarfile says nothing of it."""
    with tarfile.open(backup(data, tmp_path / "b.tar.gz")) as archive:
        names = archive.getnames()
    file = tampered(data, tmp_path / "b.tar.gz", names[-1].encode(), names[-1].upper().encode())
    refused(file, tmp_path, "something follows")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"#start> ", b"#starf> ", "is damaged"),
        (b" <https://w3id.org/dealgraph/id/article/", b" {https://w3id.org/dealgraph/id/article/", "is damaged"),
        (b'"format": 1', b'"format": 9', "has format 9"),
        (b'"format": 1', b'"format"; 1', "does not tell a format"),
        (b'#text> "', b'#texd> "', "is damaged"),
    ],
)
def test_a_backup_that_holds_a_damaged_ledger_is_refused(
    data: Path, tmp_path: Path, old: bytes, new: bytes, told: str
) -> None:
    refused(tampered(data, tmp_path / "b.tar.gz", old, new), tmp_path, told)


def test_an_article_under_the_name_of_another_one_is_refused(data: Path, tmp_path: Path) -> None:
    one, other, _ = sorted(data.rglob("*.nq"))
    other.write_bytes(one.read_bytes())
    told = refused(backup(data, tmp_path / "b.tar.gz"), tmp_path, "whose file has another name")
    assert other.relative_to(data).as_posix() in told


def test_a_file_that_is_there_twice_is_refused(data: Path, tmp_path: Path) -> None:
    twice = [(tarfile.TarInfo("FORMAT"), (data / "FORMAT").read_bytes()) for _ in range(2)]
    refused(packed(tmp_path / "b.tar.gz", *twice), tmp_path, "twice")


def test_a_file_that_fills_the_memory_is_refused(tmp_path: Path) -> None:
    """Its head tells a terabyte: nobody reads so far as to miss it."""
    info = tarfile.TarInfo("ledger/articles/aa/aa.nq")
    info.size = 1 << 40
    file = tmp_path / "b.tar.gz"
    file.write_bytes(gzip.compress(info.tobuf()))
    refused(file, tmp_path, "no backup of dealgraph holds")


def refused(file: Path, tmp_path: Path, told: str) -> str:
    """What restoring says; nothing is left of it, and a folder that was there stays as it was."""
    kept = Ledger.open(tmp_path / "kept")
    with pytest.raises(DealgraphError, match=told) as caught:
        restore(file, tmp_path / "new")
    with pytest.raises(DealgraphError, match=told):
        restore(file, kept.folder, force=True)
    assert caught.value.where == str(file)
    assert "/." not in str(caught.value)
    assert {path.name for path in tmp_path.iterdir()} == {"data", "kept", file.name} - (
        set() if (tmp_path / "data").exists() else {"data"}
    )
    return str(caught.value)


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(data: Path, tmp_path: Path) -> None:
    file = backup(data, tmp_path / "b.tar.gz")
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk" / "data")
    restore(file, tmp_path / "link")
    restore(file, tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert tuple(Ledger.open(tmp_path / "disk" / "data", create=False).readings()) == example()
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["data"]


def test_a_ledger_without_articles_comes_back(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "data")
    restore(backup(tmp_path / "data", tmp_path / "b.tar.gz"), tmp_path / "again")
    assert list(Ledger.open(tmp_path / "again", create=False).readings()) == []


def test_a_backup_into_a_folder_is_told_and_leaves_nothing(data: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    with pytest.raises(DealgraphError, match="is a folder") as caught:
        backup(data, tmp_path / "backups")
    assert "dealgraph.tar.gz" in caught.value.remedy
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "data"]
    assert list((tmp_path / "backups").iterdir()) == []


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
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.tgz", "data"]


def test_what_was_there_is_not_removed_where_it_cannot_be_put_back(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(data, tmp_path / "b.tgz")
    before = sorted(path.name for path in data.rglob("*.nq"))
    plain = Path.replace

    def broken(self: Path, target: Path) -> Path:
        if self.name in ("new", "old"):
            raise OSError(5, "Input/output error")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(DealgraphError, match="Input/output") as caught:
        restore(tmp_path / "b.tgz", data, force=True)
    (old,) = tmp_path.glob("*/old")
    assert str(old) in caught.value.remedy
    assert sorted(path.name for path in old.rglob("*.nq")) == before


def test_a_place_where_nothing_can_be_made_is_told(data: Path, tmp_path: Path) -> None:
    file = backup(data, tmp_path / "b.tgz")
    with pytest.raises(DealgraphError, match="nothing can be written beside it") as caught:
        restore(file, file / "new")
    assert caught.value.where == str(file / "new")
