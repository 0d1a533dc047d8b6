"""The ledger: what was read from each article, as RDF on disk, one named graph an article.

Every other form (the Cypher store, NetworkX, the exports) is made from it and can be made again. An article's file is
replaced as a whole, so a process killed at any moment leaves each article as it was or as it is to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph import ledger_format, lock
from graph.archive import backup, restore
from graph.article_file import (
    Damage,
    Head,
    article_files,
    article_path,
    damages,
    read_article,
    read_head,
    read_quads,
    read_run,
    run_files,
    run_path,
)
from graph.atomic import sync_folder, write_bytes
from graph.judgements.kept import judgement_damages
from graph.ledger_format import migrate
from graph.ledger_given import drop_given, given, keep_given
from graph.ledger_history import (
    Tombstone,
    Version,
    bury,
    drop_versions,
    history_damages,
    keep_version,
    tombstones,
    unbury,
    version_reading,
    versions,
)
from graph.runs import Run, run_id, run_quads
from ontology.errors import DealgraphError
from ontology.model import Ontology, load_ontology
from ontology.namespaces import ONTOLOGY
from ontology.rdf import reading_quads, sorted_nquads
from ontology.records import RawArticle, Reading

__all__ = ["Damage", "Head", "Ledger", "Run", "Tombstone", "Version", "backup", "migrate", "restore", "run_id"]

_TEXT = ox.NamedNode(ONTOLOGY + "text")


@dataclass(frozen=True)
class Ledger:
    """An open data folder. Reading needs no lock; whoever writes does it inside `writing`."""

    folder: Path
    ontology: Ontology

    @classmethod
    def open(cls, folder: Path, *, create: bool = True, ontology: Ontology | None = None) -> Ledger:
        """Open a data folder, or make one where there is none and `create`; `DealgraphError` for any other folder."""
        folder = Path(folder)
        ledger_format.check(folder, create=create)
        return cls(folder, ontology or load_ontology())

    def writing(self, command: str) -> AbstractContextManager[None]:
        """The lock of the folder, held while the context lasts; a second writer is told who holds it."""
        return lock.writing(self.folder, command)

    def heads(self) -> Iterator[Head]:
        """What can be told of every article without reading all of it, by IRI."""
        yield from map(read_head, article_files(self.folder))

    def keys(self) -> dict[str, str]:
        """The articles' IRIs, each with its key, in the order of the keys."""
        found = {head.article: head.key for head in self.heads()}
        return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))

    def read_with(self, article: str) -> str | None:
        """The digest of what the article was read with, or None where the ledger does not have it."""
        path = self._path(article)
        return read_head(path).read_with if path.exists() else None

    def write(self, reading: Reading, given: RawArticle | None = None) -> bool:
        """Put the reading in the place of what the ledger had of its article; True when the bytes changed.

        ``given`` is what its source said, kept so that the article can be read again without the source.
        """
        if given is not None:
            with _told_as_unwritable(self.folder):
                keep_given(self.folder, reading.article.iri, given)
        content = sorted_nquads(reading_quads(reading, self.ontology))
        path = self._path(reading.article.iri)
        if path.exists() and path.read_bytes() == content:
            return False
        self._store(path, content)
        return True

    def remove(self, article: str) -> bool:
        """Take an article back; True when the ledger had it."""
        path = self._path(article)
        if not path.exists():
            return False
        path.unlink()
        sync_folder(path.parent)
        drop_given(self.folder, article)
        return True

    def given(self, reading: Reading) -> RawArticle:
        """The article as its source handed it in, to be read again."""
        return given(self.folder, reading.article)

    def supersede(self, article: str, replaced_by: str, when: str) -> bool:
        """Move an article to the history, as a newer text has taken its place; True when the ledger had it.

        ``replaced_by`` is the newer text's IRI, "" for none, ``when`` an ISO 8601 instant.
        """
        if not self._path(article).exists():
            return False
        with _told_as_unwritable(self._path(article)):
            keep_version(self.folder, article, replaced_by, when)
        return self.remove(article)

    def retract(self, article: str, why: str, when: str) -> tuple[Tombstone, ...]:
        """Take an article back for good, its earlier versions too, and keep a tombstone of each; () for no article.

        The tombstones come first: a process that is killed after that has decided, and the next one finishes.
        """
        old = self._line(article)
        if not old and not self._path(article).exists():
            return ()
        heads = {v.article: (v.key, v.source) for v in old}
        if self._path(article).exists():
            head = read_head(self._path(article))
            heads[article] = (head.key, head.source)
        sources = tuple(sorted({source for _, source in heads.values()}))
        stones = tuple(Tombstone(iri, key, sources, why, when) for iri, (key, _) in sorted(heads.items()))
        for stone in stones:
            with _told_as_unwritable(self.folder):
                bury(self.folder, stone)
        for iri in heads:
            self.remove(iri)
        drop_versions(self.folder, heads)
        return stones

    def let_back(self, article: str) -> bool:
        """Take an article's tombstone away, so that its sources may bring it again; True when there was one."""
        return unbury(self.folder, article)

    def versions(self) -> tuple[Version, ...]:
        """All texts that newer ones have replaced, the oldest first."""
        return tuple(versions(self.folder))

    def version_reading(self, version: Version) -> Reading:
        """What had been read from a version."""
        return version_reading(self.folder, version, self.ontology)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """All articles that were taken back for good, the oldest first."""
        return tombstones(self.folder)

    def _line(self, article: str) -> tuple[Version, ...]:
        """The versions of which an article is the newest, over as many steps as there were."""
        found: dict[str, Version] = {}
        wanted = {article}
        every = self.versions()
        while True:
            more = {v.article: v for v in every if v.replaced_by in wanted and v.article not in found}
            if not more:
                return tuple(found.values())
            found |= more
            wanted |= more.keys()

    def get(self, article: str) -> Reading | None:
        """What was read from one article, or None."""
        path = self._path(article)
        return read_article(path, self.ontology) if path.exists() else None

    def readings(self) -> Iterator[Reading]:
        """All readings by key, one in memory at a time."""
        for article in self.keys():
            found = self.get(article)
            if found is not None:
                yield found

    def quads(self, text: bool = True) -> Iterator[ox.Quad]:
        """The dataset, article by article; without the articles' raw texts where `text` is False."""
        for article in self.keys():
            path = self._path(article)
            if path.exists():
                yield from (quad for quad in read_quads(path) if text or quad.predicate != _TEXT)

    def write_run(self, run: Run) -> None:
        """Keep what one run did."""
        self._store(run_path(self.folder, run.id), sorted_nquads(run_quads(run)))

    def runs(self) -> Iterator[Run]:
        """All runs, the oldest first."""
        for path in run_files(self.folder):
            yield read_run(path)

    def verify(self) -> tuple[Damage, ...]:
        """Read every article, run and judgement to its end; give what is damaged, nothing where all is well."""
        return (
            *damages(self.folder, self.ontology),
            *history_damages(self.folder, self.ontology),
            *judgement_damages(self.folder),
        )

    def _path(self, article: str) -> Path:
        return article_path(self.folder, article)

    def _store(self, path: Path, content: bytes) -> None:
        with _told_as_unwritable(path):
            write_bytes(path, content)


@contextmanager
def _told_as_unwritable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DealgraphError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="Check the folder's rights and free space."
        ) from error
