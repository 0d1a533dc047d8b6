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
    articles_with_versions,
    bury,
    drop_versions,
    history_damages,
    keep_version,
    line,
    tombstones,
    unbury,
    version_reading,
    versions,
)
from graph.readings_kept import KeptReadings
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
        yield from KeptReadings(self.folder, self.ontology).heads()

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
        drop_given(self.folder, article)  # first, or a process that is killed here would leave it behind for good
        path.unlink()
        sync_folder(path.parent)
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

        An article that a newer one has replaced goes with the versions before it, and the newer one stays: its source,
        which tells another text now, is asked as before.

        The tombstones come first and the article goes last: a process that is killed in between has decided, and
        `unfinished_retractions` tells the next one.
        """
        path = self._path(article)
        every, is_current = self.versions(), path.exists()
        gone = line(every, (article,))
        # What one source told before may be what another one tells now, and is taken back by its own name only.
        gone = frozenset(iri for iri in gone if iri == article or not self._path(iri).exists())
        heads = {version.article: (version.key, version.source) for version in every if version.article in gone}
        if is_current:
            head = read_head(path)
            heads[article] = (head.key, head.source)
        sources = tuple(sorted({source for _, source in heads.values()})) if is_current else ()
        stones = tuple(Tombstone(iri, key, sources, why, when) for iri, (key, _) in sorted(heads.items()))
        for stone in sorted(stones, key=lambda stone: stone.article != article):
            with _told_as_unwritable(self.folder):
                bury(self.folder, stone)
        drop_versions(self.folder, heads.keys() - {article})
        drop_versions(self.folder, {article})
        self.remove(article)
        return stones

    def unfinished_retractions(self) -> tuple[Tombstone, ...]:
        """Those of which something is left, as a process was killed on the way; to retract again finishes them."""
        kept = articles_with_versions(self.folder)
        paths = [(stone, self._path(stone.article)) for stone in self.tombstones()]
        left = [(not path.exists(), stone) for stone, path in paths if path.exists() or path.stem in kept]
        # Those that are still there first: the versions before them go with them.
        return tuple(stone for _, stone in sorted(left, key=lambda each: each[0]))

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

    def get(self, article: str) -> Reading | None:
        """What was read from one article, or None."""
        path = self._path(article)
        return read_article(path, self.ontology) if path.exists() else None

    def readings(self) -> Iterator[Reading]:
        """All readings by key, one in memory at a time."""
        kept = KeptReadings(self.folder, self.ontology)
        for article in self.keys():
            path = self._path(article)
            if path.exists():
                yield kept.reading(path)

    def keep_readings(self) -> None:
        """Remember what the articles' files hold, so that reading them again is quick. The caller holds the lock."""
        KeptReadings(self.folder, self.ontology).keep()

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
