"""What the ledger once held: versions that newer ones replaced, and articles that were taken back for good.

A version is kept whole, with its text and claims, in a file of its own beside the articles, where no projection and no
export looks. A tombstone keeps no word of its article: only what it takes to know it again, and why it is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.article_file import Damage, article_path, read_article, read_quads
from graph.atomic import sync_folder, write_bytes
from ontology.errors import DealgraphError
from ontology.model import Ontology
from ontology.namespaces import DCTERMS, ONTOLOGY, PROV, RESOURCE, XSD
from ontology.rdf import sorted_nquads
from ontology.records import Reading

VERSIONS, TOMBSTONES = "ledger/versions", "ledger/tombstones"

_TIME, _REVISION = PROV + "invalidatedAtTime", PROV + "wasRevisionOf"


@dataclass(frozen=True, slots=True)
class Version:
    """A text that the ledger held until ``until``, an ISO 8601 instant, when the article ``replaced_by`` came."""

    article: str
    key: str
    source: str
    until: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An article that was taken back and must not come back. ``sources`` are where its texts were read from."""

    article: str
    key: str
    sources: tuple[str, ...]
    why: str
    when: str


def keep_version(folder: Path, article: str, replaced_by: str, when: str) -> None:
    """Copy an article's file to the versions. Done again after a kill, it writes the same file of the same moment."""
    content = read_quads(article_path(folder, article))
    graph = ox.NamedNode(f"{RESOURCE}version/{_name(article)}-{_moment(when)}")
    old, instant = ox.NamedNode(article), ox.Literal(when, datatype=ox.NamedNode(XSD + "dateTime"))
    told = [ox.Quad(old, ox.NamedNode(_TIME), instant, graph)]
    if replaced_by:
        told.append(ox.Quad(ox.NamedNode(replaced_by), ox.NamedNode(_REVISION), old, graph))
    path = folder / VERSIONS / _name(article)[:2] / f"{_name(article)}-{_moment(when)}.nq"
    write_bytes(path, sorted_nquads([*content, *told]))


def versions(folder: Path) -> Iterator[Version]:
    """All versions, those of one moment by their article."""
    found = [_version(path) for path in _version_files(folder)]
    yield from sorted(found, key=lambda version: (version.until, version.article))


def line(every: Iterable[Version], articles: Iterable[str], *, later: bool = False) -> frozenset[str]:
    """The articles and all texts before them, over as many steps as there were; those after them too where `later`."""
    links = [(version.article, version.replaced_by) for version in every if version.replaced_by]
    found = frozenset(articles)
    while True:
        more = {old for old, new in links if new in found} | {new for old, new in links if later and old in found}
        if more <= found:
            return found
        found |= more


def version_reading(folder: Path, version: Version, ontology: Ontology) -> Reading:
    """What had been read from a version."""
    name = _name(version.article)
    path = folder / VERSIONS / name[:2] / f"{name}-{_moment(version.until)}.nq"
    return read_article(path, ontology)


def drop_versions(folder: Path, articles: Iterable[str]) -> None:
    """Delete all versions of these articles."""
    names = {_name(article) for article in articles}
    for path in _version_files(folder):
        if path.stem.partition("-")[0] in names:
            path.unlink()
            sync_folder(path.parent)


def articles_with_versions(folder: Path) -> frozenset[str]:
    """The names, that is the ends of the IRIs, of all articles of which a version is kept; no file is read."""
    return frozenset(path.stem.partition("-")[0] for path in _version_files(folder))


def bury(folder: Path, tombstone: Tombstone) -> None:
    """Keep a tombstone; a further one of the same article takes its place."""
    graph = ox.NamedNode(f"{RESOURCE}tombstone/{_name(tombstone.article)}")
    article = ox.NamedNode(tombstone.article)
    parts: list[tuple[str, ox.Literal]] = [
        (ONTOLOGY + "key", ox.Literal(tombstone.key)),
        (ONTOLOGY + "reason", ox.Literal(tombstone.why)),
        (_TIME, ox.Literal(tombstone.when, datatype=ox.NamedNode(XSD + "dateTime"))),
        *((DCTERMS + "source", ox.Literal(source)) for source in tombstone.sources),
    ]
    quads = [ox.Quad(article, ox.NamedNode(predicate), value, graph) for predicate, value in parts]
    write_bytes(_tombstone_path(folder, tombstone.article), sorted_nquads(quads))


def unbury(folder: Path, article: str) -> bool:
    """Take a tombstone away; True when there was one."""
    path = _tombstone_path(folder, article)
    if not path.exists():
        return False
    path.unlink()
    sync_folder(path.parent)
    return True


def tombstones(folder: Path) -> tuple[Tombstone, ...]:
    """All tombstones, the oldest first."""
    found = map(_tombstone, sorted((folder / TOMBSTONES).glob("*.nq")))
    return tuple(sorted(found, key=lambda stone: (stone.when, stone.article)))


def history_damages(folder: Path, ontology: Ontology) -> Iterator[Damage]:
    """Every file of the history that cannot be read or is not what its name says."""
    for path in _version_files(folder):
        try:
            found = _version(path)
            read_article(path, ontology)
            if not path.stem.startswith(_name(found.article)):
                yield Damage(path, f"it holds a version of {found.article}, whose file has another name")
        except DealgraphError as error:
            yield Damage(path, error.what)
    for path in sorted((folder / TOMBSTONES).glob("*.nq")):
        try:
            if _name(_tombstone(path).article) != path.stem:
                yield Damage(path, "it holds the tombstone of another article than its name says")
        except DealgraphError as error:
            yield Damage(path, error.what)


def _version_files(folder: Path) -> list[Path]:
    return sorted((folder / VERSIONS).glob("*/*.nq"))


def _version(path: Path) -> Version:
    """The head of a version, of whose graph only what tells it is looked at."""
    told: dict[str, str] = {}
    article = replaced_by = ""
    for quad in read_quads(path):
        subject, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        if quad.predicate.value == _TIME:
            article, told["until"] = subject, value
        elif quad.predicate.value == _REVISION:
            replaced_by = subject
        elif quad.predicate.value in (ONTOLOGY + "key", DCTERMS + "source"):
            told.setdefault(f"{subject} {quad.predicate.value}", value)
    if not article:
        raise DealgraphError("is damaged: it does not tell until when it held", where=str(path), remedy=_REMEDY)
    key, source = (told.get(f"{article} {name}", "") for name in (ONTOLOGY + "key", DCTERMS + "source"))
    return Version(article, key, source, told["until"], replaced_by)


_REMEDY = "Restore a backup, or delete this file, which forgets that version."


def _tombstone(path: Path) -> Tombstone:
    told: dict[str, list[str]] = {}
    article = ""
    for quad in read_quads(path):
        article = getattr(quad.subject, "value", "")
        told.setdefault(quad.predicate.value, []).append(getattr(quad.object, "value", ""))
    try:
        return Tombstone(
            article,
            told[ONTOLOGY + "key"][0],
            tuple(sorted(told.get(DCTERMS + "source", ()))),
            told[ONTOLOGY + "reason"][0],
            told[_TIME][0],
        )
    except KeyError as error:
        remedy = "Restore a backup, or retract the article again."
        raise DealgraphError("is damaged: a part of it is gone", where=str(path), remedy=remedy) from error


def _tombstone_path(folder: Path, article: str) -> Path:
    article_path(folder, article)  # refuses what is no article
    return folder / TOMBSTONES / f"{_name(article)}.nq"


def _name(article: str) -> str:
    return article.rsplit("/", 1)[-1]


def _moment(instant: str) -> str:
    return "".join(letter for letter in instant if letter.isalnum())
