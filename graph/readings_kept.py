"""The readings of the ledger's files as they were parsed before, since to parse RDF again is most of a short run.

It is no part of the ledger and of no backup. Whoever deletes it loses time; a file of the ledger that was touched
since, by whomever, is parsed again. Files go by the first two signs of the articles' names, as in the ledger, so that
a new article costs one of them. Each begins with a line that tells of every article what its `Head` says, and where
its reading stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import orjson

import ontology.rdf_reading
import ontology.records
from graph import reading_as_json
from graph.article_file import Head, article_files, read_article, read_head
from graph.atomic import write_bytes
from graph.ledger_format import made_by
from graph.reading_as_json import decoded, encoded
from ontology.identifiers import digest
from ontology.model import Ontology
from ontology.records import Reading

FOLDER = "parsed"

_OTHER = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What comes of reading a file that somebody else wrote, or that is of another moment than the line that led there."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reading stands in its file, and of which state of the ledger's file it is."""

    stamp: list[int]
    head: Head
    start: int
    length: int


class KeptReadings:
    """What is remembered of a data folder's articles. Only `keep` writes, and whoever calls it holds the lock."""

    def __init__(self, folder: Path, vocabulary: Ontology) -> None:
        self._folder = folder
        self._ontology = vocabulary
        self._shards: dict[str, dict[str, _Place]] = {}

    def keep(self) -> None:
        """Remember what is not remembered yet, and forget what is gone. A disk that takes no more costs time only."""
        shards: dict[str, list[Path]] = {path.stem: [] for path in (self._folder / FOLDER).glob("*.jsonl")}
        for path in article_files(self._folder):
            shards.setdefault(path.parent.name, []).append(path)
        for shard, paths in shards.items():
            places = [self._place(path) for path in paths]
            if not all(places) or len(paths) != len(self._index(shard)):
                try:
                    self._keep_shard(shard, paths)
                except OSError:
                    return

    def _keep_shard(self, shard: str, paths: Iterable[Path]) -> None:
        told, lines, size = {}, [], 0
        for path in paths:
            stamp, place = _stamp(path), self._place(path)
            if place:
                head, line = place.head, self._line(path, place)
            else:
                reading = read_article(path, self._ontology)
                head = Head(reading.article.iri, reading.article.key, reading.read_with, reading.article.source)
                line = encoded(reading) or b""
            if line:
                told[path.stem] = (stamp, [head.article, head.key, head.read_with, head.source], size, len(line))
                lines.append(line)
                size += len(line)
        first = orjson.dumps({"basis": _basis(self._ontology.digest), "articles": told}) + b"\n"
        write_bytes(self._file(shard), b"".join((first, *lines)), lasting=False)
        self._shards.pop(shard, None)

    def heads(self) -> Iterator[Head]:
        """What is told of every article, by IRI."""
        for path in article_files(self._folder):
            place = self._place(path)
            try:
                yield place.head if place else read_head(path)
            except FileNotFoundError:
                continue  # taken back meanwhile

    def reading(self, path: Path) -> Reading:
        """The reading in one of the ledger's files."""
        place = self._place(path)
        found = self._stored(path, place) if place else None
        return found if found is not None else read_article(path, self._ontology)

    def _place(self, path: Path) -> _Place | None:
        """Where the reading of the file as it is now stands."""
        shard = path.parent.name
        if shard not in self._shards:
            self._shards[shard] = self._index(shard)
        found = self._shards[shard].get(path.stem)
        return found if found is not None and found.stamp == _stamp(path) else None

    def _index(self, shard: str) -> dict[str, _Place]:
        try:
            with self._file(shard).open("rb") as file:
                line = file.readline()
            told = orjson.loads(line)
            if told["basis"] != _basis(self._ontology.digest):
                return {}
            places = told["articles"].items()
            return {n: _Place(s, Head(*head), len(line) + start, length) for n, (s, head, start, length) in places}
        except (OSError, *_OTHER):
            return {}

    def _stored(self, path: Path, place: _Place) -> Reading | None:
        try:
            reading = decoded(self._line(path, place))
        except (OSError, *_OTHER):
            return None
        return reading if reading.article.iri == place.head.article else None

    def _line(self, path: Path, place: _Place) -> bytes:
        with self._file(path.parent.name).open("rb") as file:
            file.seek(place.start)
            return file.read(place.length)

    def _file(self, shard: str) -> Path:
        return self._folder / FOLDER / f"{shard}.jsonl"


def _stamp(path: Path) -> list[int]:
    """What tells that a file was not touched; the ledger's are replaced by new ones, and never changed."""
    told = path.stat()
    return [told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns]


@cache
def _basis(vocabulary: str) -> str:
    """What a reading rests on besides its file: the vocabulary, and how it is read and written."""
    files = [module.__file__ or "" for module in (reading_as_json, ontology.rdf_reading, ontology.records)]
    written = [Path(file).read_text(encoding="utf-8") for file in files]
    return digest(made_by(), vocabulary, *written)
