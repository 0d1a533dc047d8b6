"""One article's file in the ledger: its quads, its head and its reading; a damaged file is told with its path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.ledger_format import ARTICLES, RUNS
from graph.runs import Run, run_from_quads
from ontology.errors import DealgraphError
from ontology.identifiers import content_iri
from ontology.model import Ontology
from ontology.namespaces import DCTERMS, ONTOLOGY
from ontology.rdf import reading_from_quads, reading_quads
from ontology.records import Reading

_HEAD = (ONTOLOGY + "key", ONTOLOGY + "readWith", DCTERMS + "source")
"""What is told of an article in its head, in the order of `Head`."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is told of an article without reading all of it."""

    article: str
    key: str
    read_with: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of the ledger that cannot be read, or that does not hold what its name says, and why."""

    path: Path
    fault: str


def article_files(folder: Path) -> list[Path]:
    """The articles' files of a data folder, sorted."""
    return sorted((folder / ARTICLES).glob("*/*.nq"))


def run_files(folder: Path) -> list[Path]:
    """The runs' files of a data folder, the oldest run first."""
    return sorted((folder / RUNS).glob("*.nq"))


def article_path(folder: Path, article: str) -> Path:
    """Where the article lies; `DealgraphError` for what is not the IRI of an article."""
    name = article.rsplit("/", 1)[-1]
    if not name.isalnum():
        raise DealgraphError(f"{article!r} is not the IRI of an article", where=str(folder))
    return folder / ARTICLES / name[:2] / f"{name}.nq"


def run_path(folder: Path, run: str) -> Path:
    """Where the run of that id lies; `DealgraphError` for an id that no run of ours has and that may lead elsewhere."""
    if not re.fullmatch("[0-9A-Za-z-]+", run):
        raise DealgraphError(f"{run!r} is not the id of a run", where=str(folder))
    return folder / RUNS / f"{run}.nq"


def read_quads(path: Path) -> Iterator[ox.Quad]:
    """The file's quads."""
    with _told_as_damage(path):
        yield from ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS)


def read_article(path: Path, ontology: Ontology) -> Reading:
    """The reading that the file holds."""
    with _told_as_damage(path):
        return reading_from_quads(read_quads(path), ontology)


def read_run(path: Path) -> Run:
    """The run that the file holds."""
    with _told_as_damage(path):
        return run_from_quads(read_quads(path))


def read_head(path: Path) -> Head:
    """The IRI, key, source and `readWith` of the article in a file, parsing only the lines that tell them."""
    article, found = "", dict.fromkeys(_HEAD, "")
    wanted = {f" <{name}> ".encode(): name for name in found}
    for line in path.read_bytes().split(b"\n"):
        for predicate, name in wanted.items():
            # Only a predicate stands between the first blank and a literal; inside a literal `<` may occur as well,
            # so the line is parsed before it is believed.
            if predicate in line[:400]:
                with _told_as_damage(path):
                    for quad in ox.parse(line, format=ox.RdfFormat.N_QUADS):
                        if quad.predicate.value == name and isinstance(quad.object, ox.Literal):
                            found[name] = quad.object.value
                            article = str(getattr(quad.graph_name, "value", ""))
    if not article:
        raise _damaged(path, "it holds no article")
    return Head(article, *(found[name] for name in _HEAD))


def damages(folder: Path, ontology: Ontology) -> Iterator[Damage]:
    """Every file of the ledger that is not what it should be: each is read to its end and held against its name."""
    for path in article_files(folder):
        try:
            with _told_as_damage(path):
                _check_article(path, folder, ontology)
        except DealgraphError as error:
            yield Damage(path, error.what)
    for path in run_files(folder):
        try:
            with _told_as_damage(path):
                if read_run(path).id != path.stem:
                    raise ValueError(f"it holds the run {read_run(path).id!r}, whose file has another name")
        except DealgraphError as error:
            yield Damage(path, error.what)


def misfit(reading: Reading) -> str:
    """What of a reading does not fit its article's text, "" where all does: its quotes, and the article's IRI."""
    article = reading.article
    quotes = [(link.mention.span, link.mention.surface) for link in reading.links]
    quotes += [(claim.evidence.span, claim.evidence.text) for claim in reading.claims]
    for span, words in quotes:
        if span.of(article.text) != words:
            return f"its text does not say {words!r} from {span.start} to {span.end}"
    if article.iri != content_iri("article", article.text):
        return f"its text is not that of {article.iri}, which is made from it"
    return ""


def _check_article(path: Path, folder: Path, ontology: Ontology) -> None:
    """`ValueError` where a file that can be read is of another article, or where something of it is gone."""
    reading = read_article(path, ontology)
    article = reading.article
    if path != article_path(folder, article.iri):
        raise ValueError(f"it holds the article {article.iri}, whose file has another name")
    quads = set(read_quads(path))
    if {str(getattr(quad.graph_name, "value", "")) for quad in quads} != {article.iri}:
        raise ValueError("it holds more than the graph of its article")
    # Further quads are no damage: another version of the vocabulary may have written them.
    if not quads.issuperset(reading_quads(reading, ontology)) or not (article.key and article.text):
        raise ValueError("a part of it is gone")
    if fault := misfit(reading):
        raise ValueError(fault)


@contextmanager
def _told_as_damage(path: Path) -> Iterator[None]:
    """A fault in the file's content, told with the file and what to do; one that tells its path already stays so."""
    try:
        yield
    except DealgraphError as error:
        if error.where == str(path):
            raise  # and not from itself, or whoever follows causes would never come to an end
        raise _damaged(path, error.what) from error
    except OSError as error:
        raise DealgraphError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="Check the file's rights."
        ) from error
    except (ValueError, KeyError, SyntaxError) as error:
        raise _damaged(path, str(error)) from error


def _damaged(path: Path, fault: str) -> DealgraphError:
    return DealgraphError(
        f"is damaged: {fault}",
        where=str(path),
        remedy="Restore a backup, or delete this file, which takes its article out, and ingest the article again.",
    )
