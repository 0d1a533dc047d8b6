"""A dataset that was exported, back into a ledger: what an import has read, the next export writes byte by byte.

But for keys and sources that another article of the ledger has: they are told apart.

Only what was read from articles is taken, what people decided, and the runs where the file has them: facts, the
catalogue's names and everything else that follows from the readings is made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph.article_file import misfit, run_path
from graph.exports.base import rebased
from graph.exports.compressed import compression_of, decompressed
from graph.exports.rdf import FORMATS
from graph.exports.sorted_lines import SortedLines
from graph.imported_names import Names
from graph.judgements import Judgements
from graph.judgements.written import Record, record_from_quads
from graph.ledger import Ledger
from graph.quarantine import admitted
from graph.runs import Run, run_from_quads
from ontology.errors import DealgraphError
from ontology.namespaces import BASE, RESOURCE
from ontology.rdf import reading_from_quads
from ontology.records import Reading

ENDINGS = {f".{ending}": rdf_format for rdf_format, ending in FORMATS.values()}
"""The format of an RDF file by its ending, without that of its compression."""

_ARTICLE, _RUN = RESOURCE + "article/", RESOURCE + "run/"
_JUDGED = (RESOURCE + "judgement/", RESOURCE + "withdrawal/")
_TAKEN = (_ARTICLE, _RUN, *_JUDGED)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: articles that are new or other than before, those that were there already, and runs.

    ``judgements`` are the decisions of people, and their withdrawals, that were not there before.

    ``retracted`` were taken back here for good, and an import brings them back no more than a source does.
    """

    written: tuple[str, ...]
    unchanged: int
    runs: int
    retracted: tuple[str, ...] = ()
    judgements: int = 0


def import_dataset(file: Path, ledger: Ledger, *, base: str = BASE) -> Imported:
    """Put what a file says of articles into the ledger; `base` is the one under which it was exported.

    The whole file is read, and each article and run checked, before the first is written. Raises `DealgraphError` for a
    file without named graphs, without the articles' texts, or of nothing that dealgraph exports.
    """
    with SortedLines(_by_graph(read_rdf(file), base)) as lines:
        for reading in _readings(lines, ledger):
            _check(reading, file)
        records = [_record(graph, quads) for kind in _JUDGED for graph, quads in _graphs(lines, kind)]
        runs = [_run(graph, quads, ledger) for graph, quads in _graphs(lines, _RUN)]
        if not any(line.startswith(f"<{_ARTICLE}".encode()) for line in lines):
            raise DealgraphError(
                "tells of no article", where=str(file), remedy="Name a file that `dealgraph export` wrote."
            )
        written, unchanged, retracted = [], 0, []
        buried = {stone.article for stone in ledger.tombstones()}
        names = Names.of(ledger)
        for reading in _readings(lines, ledger):
            if reading.article.iri in buried:
                retracted.append(reading.article.iri)
            elif ledger.write(admitted(ledger, names.given(reading, file.name))):
                written.append(reading.article.iri)
            else:
                unchanged += 1
    judgements = sum(Judgements(ledger.folder).keep(record) for record in records)
    for run in runs:
        ledger.write_run(run)
    return Imported(tuple(written), unchanged, len(runs), tuple(retracted), judgements)


def read_rdf(file: Path) -> Iterator[ox.Quad]:
    """The statements of an RDF file in any format and compression that exports have."""
    kind = compression_of(file.name)
    ending = Path(file.name.removesuffix(kind.ending)).suffix.lower()
    if ending not in ENDINGS:
        raise DealgraphError(
            f"has an ending that is not known, {ending!r}", where=str(file), remedy=f"Known are {', '.join(ENDINGS)}."
        )
    try:
        with file.open("rb") as packed, decompressed(packed, kind) as source:
            yield from _parsed(source, ENDINGS[ending])
    except (SyntaxError, ValueError, EOFError) as error:
        raise DealgraphError(f"cannot be read as RDF: {error}", where=str(file)) from error
    except OSError as error:
        raise DealgraphError(f"cannot be read: {error.strerror or error}", where=str(file)) from error


def _parsed(source: IO[bytes], rdf_format: ox.RdfFormat) -> Iterator[ox.Quad]:
    yield from ox.parse(source, format=rdf_format)


def _by_graph(quads: Iterable[ox.Quad], base: str) -> Iterator[bytes]:
    """The statements of articles, runs and judgements as lines that begin with their graphs."""
    named = False
    for quad in quads if base == BASE else rebased(quads, base, BASE):
        graph = quad.graph_name
        if not isinstance(graph, ox.NamedNode):
            continue
        named = True
        if graph.value.startswith(_TAKEN) and not isinstance(quad.object, ox.Triple):
            line = (ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"").rstrip(b"\n")
            yield f"<{graph.value}>".encode() + b"\x00" + line
    if not named:
        raise DealgraphError(
            "has no named graphs, so that nothing tells which article says what",
            where="import",
            remedy="Export as nquads, trig or jsonld.",
        )


def _graphs(lines: Iterable[bytes], kind: str) -> Iterator[tuple[str, Iterator[ox.Quad]]]:
    for name, group in groupby(lines, key=lambda line: line.partition(b"\x00")[0]):
        graph = name[1:-1].decode()
        if graph.startswith(kind):
            statements = b"\n".join(line.partition(b"\x00")[2] for line in group)
            yield graph, ox.parse(statements, format=ox.RdfFormat.N_QUADS)


def _readings(lines: Iterable[bytes], ledger: Ledger) -> Iterator[Reading]:
    for graph, quads in _graphs(lines, _ARTICLE):
        try:
            yield reading_from_quads(quads, ledger.ontology)
        except (ValueError, KeyError, DealgraphError) as error:
            raise DealgraphError(f"is not what an export writes: {error}", where=graph) from error


def _record(graph: str, quads: Iterable[ox.Quad]) -> Record:
    try:
        return record_from_quads(quads)
    except (ValueError, KeyError) as error:
        raise DealgraphError(f"is not what an export writes: {error}", where=graph) from error


def _run(graph: str, quads: Iterable[ox.Quad], ledger: Ledger) -> Run:
    """The run, whose id names a file: it is checked before anything is written, and is the one in the graph's name."""
    try:
        run = run_from_quads(quads)
        run_path(ledger.folder, run.id)
        if graph != _RUN + run.id:
            raise ValueError(f"it holds the run {run.id!r}")
    except (ValueError, KeyError, DealgraphError) as error:
        raise DealgraphError(f"is not what an export writes: {error}", where=graph) from error
    return run


def _check(reading: Reading, file: Path) -> None:
    article = reading.article
    if not article.text:
        raise DealgraphError(
            f"was exported without the text of {article.key or article.iri}, in which all places count",
            where=str(file),
            remedy="Export it again without --without-text.",
        )
    if fault := misfit(reading):
        raise DealgraphError(
            f"holds the article {article.key}, and {fault}", where=str(file), remedy="Export it again."
        )
