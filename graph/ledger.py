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
from graph.atomic import sync_folder, write_bytes
from graph.ledger_format import migrate
from graph.runs import Run, run_from_quads, run_id, run_quads
from ontology.errors import DealgraphError
from ontology.model import Ontology, load_ontology
from ontology.namespaces import ONTOLOGY
from ontology.rdf import reading_from_quads, reading_quads, sorted_nquads
from ontology.records import Reading

__all__ = ["Ledger", "Run", "backup", "migrate", "restore", "run_id"]

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
        found = {article: key for article, key, _ in self._heads()}
        return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))

    def read_with(self, article: str) -> str | None:
        """The digest of what the article was read with, or None where the ledger does not have it."""
        path = self._path(article)
        return _head(path)[2] if path.exists() else None

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
        return reading_from_quads(_parse(path), self.ontology) if path.exists() else None

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
                yield from (quad for quad in _parse(path) if text or quad.predicate != _TEXT)

    def write_run(self, run: Run) -> None:
        """Keep what one run did."""
        self._store(self.folder / "ledger" / "runs" / f"{run.id}.nq", sorted_nquads(run_quads(run)))

    def runs(self) -> Iterator[Run]:
        """All runs, the oldest first."""
        for path in sorted((self.folder / "ledger" / "runs").glob("*.nq")):
            yield run_from_quads(_parse(path))

    def _path(self, article: str) -> Path:
        name = article.rsplit("/", 1)[-1]
        if not name.isalnum():
            raise DealgraphError(f"{article!r} is not the IRI of an article", where=str(self.folder))
        return self.folder / "ledger" / "articles" / name[:2] / f"{name}.nq"

    def _heads(self) -> Iterator[tuple[str, str, str]]:
        for path in sorted((self.folder / "ledger" / "articles").glob("*/*.nq")):
            yield _head(path)

    def _store(self, path: Path, content: bytes) -> None:
        try:
            write_bytes(path, content)
        except OSError as error:
            raise DealgraphError(
                f"cannot be written: {error.strerror}",
                where=str(path),
                remedy="Check the folder's rights and free space.",
            ) from error


def _parse(path: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise DealgraphError(
            f"is damaged: {error}",
            where=str(path),
            remedy="Restore a backup, or delete the file and read the article again.",
        ) from error


def _head(path: Path) -> tuple[str, str, str]:
    """The IRI, key and `readWith` of the article in a file, parsing only the two lines that tell them."""
    article, found = "", {"key": "", "readWith": ""}
    wanted = {f" <{ONTOLOGY}{name}> ".encode(): name for name in found}
    for line in path.read_bytes().split(b"\n"):
        for predicate, name in wanted.items():
            # Only a predicate stands between the first blank and a literal; inside a literal `<` may occur as well,
            # so the line is parsed before it is believed.
            if predicate in line[:400]:
                for quad in ox.parse(line, format=ox.RdfFormat.N_QUADS):
                    if quad.predicate.value == ONTOLOGY + name and isinstance(quad.object, ox.Literal):
                        found[name] = quad.object.value
                        article = str(getattr(quad.graph_name, "value", ""))
    if not article:
        raise DealgraphError("holds no article", where=str(path), remedy="Delete the file and read the article again.")
    return article, found["key"], found["readWith"]
