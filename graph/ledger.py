"""The ledger: what was read from each article, as RDF on disk, one named graph an article.

Every other form (the Cypher store, NetworkX, the exports) is made from it and can be made again. An article's file is
replaced as a whole, so a process killed at any moment leaves each article as it was or as it is to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph import ledger_format, lock
from graph.archive import backup, restore
from graph.article_file import (
    Damage,
    article_files,
    article_path,
    damages,
    read_article,
    read_head,
    read_quads,
    read_run,
    run_files,
)
from graph.atomic import sync_folder, write_bytes
from graph.ledger_format import RUNS, migrate
from graph.runs import Run, run_id, run_quads
from ontology.errors import DealgraphError
from ontology.model import Ontology, load_ontology
from ontology.namespaces import ONTOLOGY
from ontology.rdf import reading_quads, sorted_nquads
from ontology.records import Reading

__all__ = ["Damage", "Ledger", "Run", "backup", "migrate", "restore", "run_id"]

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

    def keys(self) -> dict[str, str]:
        """The articles' IRIs, each with its key, in the order of the keys."""
        found = {head.article: head.key for head in map(read_head, article_files(self.folder))}
        return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))

    def read_with(self, article: str) -> str | None:
        """The digest of what the article was read with, or None where the ledger does not have it."""
        path = self._path(article)
        return read_head(path).read_with if path.exists() else None

    def write(self, reading: Reading) -> bool:
        """Put the reading in the place of what the ledger had of its article; True when the bytes changed."""
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
        return True

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
        self._store(self.folder / RUNS / f"{run.id}.nq", sorted_nquads(run_quads(run)))

    def runs(self) -> Iterator[Run]:
        """All runs, the oldest first."""
        for path in run_files(self.folder):
            yield read_run(path)

    def verify(self) -> tuple[Damage, ...]:
        """Read every article and every run to its end; give what is damaged, nothing where all is well."""
        return tuple(damages(self.folder, self.ontology))

    def _path(self, article: str) -> Path:
        return article_path(self.folder, article)

    def _store(self, path: Path, content: bytes) -> None:
        try:
            write_bytes(path, content)
        except OSError as error:
            raise DealgraphError(
                f"cannot be written: {error.strerror}",
                where=str(path),
                remedy="Check the folder's rights and free space.",
            ) from error
