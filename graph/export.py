"""The ledger, or a part of it, as files in every format that is asked for; the same ledger gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import IO

from graph.atomic import whole_file
from graph.exports import jsonl, neo4j_import, rdf, tables, xml_graph
from graph.exports.compressed import Compression, compressed, compression_of
from graph.exports.content import EVERYTHING, Content
from graph.exports.rdf import PLAIN, Manner
from graph.ledger import Ledger
from graph.selection import Selection
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import Ontology
from ontology.published import vocabulary_turtle
from ontology.shacl import shapes_turtle

NEO4J_IMPORT = "neo4j-import"

FOLDERS: dict[str, Callable[[Content], dict[str, bytes]]] = {
    "csv": tables.files,
    "jsonl": jsonl.files,
    NEO4J_IMPORT: neo4j_import.files,
}
"""Formats of several files, which go into a folder."""

_Write = Callable[[Content, IO[bytes]], None]


def _at_once(made: Callable[[Content], bytes]) -> _Write:
    def write(content: Content, out: IO[bytes]) -> None:
        out.write(made(content))

    return write


FILES: dict[str, tuple[_Write, str]] = {
    "gexf": (_at_once(xml_graph.gexf), "gexf"),
    "graphml": (_at_once(xml_graph.graphml), "graphml"),
    "ontology": (_at_once(lambda _: vocabulary_turtle()), "ttl"),
    "shapes": (_at_once(lambda content: shapes_turtle(content.ontology)), "ttl"),
    **{name: (partial(rdf.write, name=name), ending) for name, (_, ending) in rdf.FORMATS.items()},
}
"""Formats of one file, with its ending; ``ontology`` and ``shapes`` are what the others are written in."""

FORMATS = tuple(sorted((*FOLDERS, *FILES)))
"""Every format by name."""

_ENDINGS = {f".{ending}": name for name, (_, ending) in FILES.items() if name not in ("ontology", "shapes")}


def format_of(target: Path) -> str:
    """The format that the ending of a file's name tells; ``DealgraphError`` where it tells none."""
    name = target.name.removesuffix(compression_of(target.name).ending)
    if (found := _ENDINGS.get(Path(name).suffix.lower())) is None:
        raise DealgraphError(
            "its name tells no format",
            where=str(target),
            remedy=f"Add --format, one of {', '.join(FORMATS)}, or end the name in {', '.join(sorted(_ENDINGS))}.",
        )
    return found


def export(
    ledger: Ledger,
    target: Path,
    format: str,
    *,
    text: bool = True,
    ontology: Ontology,
    catalogue: Catalogue,
    selection: Selection = EVERYTHING,
    manner: Manner = PLAIN,
    compression: Compression | None = None,
    opened: Callable[[Path], AbstractContextManager[IO[bytes]]] = whole_file,
) -> tuple[Path, ...]:
    """Write what is wanted of the ledger and give the paths of the files, sorted.

    `target` is a folder for the formats of `FOLDERS`; for the other formats it is a file, or a folder (whatever has no
    ending) that gets ``dealgraph`` with the format's ending. Without `text` the articles' raw texts stay behind; the
    quotes that claims rest on do not. `manner` is for RDF. A compressed file's name ends with ``.gz`` or ``.zst``,
    which also asks for it. Each file is replaced in one step, unless ``opened`` does something else with what is told.
    """
    if format not in FORMATS:
        raise DealgraphError(
            f"there is no format {format!r}", where="export", remedy=f"Known are {', '.join(FORMATS)}."
        )
    content = Content(ledger, ontology, catalogue, text, selection)
    target = Path(target)
    kind = compression or compression_of(target.name)
    made: dict[Path, Callable[[IO[bytes]], None]]
    if format == NEO4J_IMPORT and kind is not Compression.NONE:
        raise DealgraphError(
            f"cannot be compressed: the files of {format} name each other", where=str(target), remedy="Leave it out."
        )
    if format in FOLDERS:
        if target.is_file() or (not target.is_dir() and target.suffix == f".{format}"):
            raise DealgraphError(f"is a file, and {format} is several", where=str(target), remedy="Name a folder.")
        files = FOLDERS[format](content)
        made = {target / f"{name}{kind.ending}": partial(_put, written) for name, written in files.items()}
    else:
        write, ending = FILES[format]
        if format in rdf.FORMATS:
            write = partial(rdf.write, name=format, manner=manner)
        path = target if _names_file(target) else target / f"dealgraph.{ending}"
        if not path.name.endswith(kind.ending):
            path = path.with_name(path.name + kind.ending)
        made = {path: partial(write, content)}
    for path, told in made.items():
        try:
            with opened(path) as file, compressed(file, kind) as out:
                told(out)
        except BrokenPipeError:  # nobody reads on; no fault of a file
            raise
        except OSError as error:
            raise DealgraphError(
                f"cannot be written: {error.strerror}", where=str(path), remedy="Name a folder where you may write."
            ) from error
    return tuple(sorted(made))


def _put(written: bytes, out: IO[bytes]) -> None:
    out.write(written)


def _names_file(target: Path) -> bool:
    return target.is_file() or (bool(target.suffix) and not target.is_dir())
