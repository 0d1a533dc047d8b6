"""The ledger as files in every format that is asked for; the same ledger gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.atomic import write_bytes
from graph.exports import jsonl, rdf, tables, xml_graph
from graph.exports.content import Content
from graph.ledger import Ledger
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import Ontology

FOLDERS: dict[str, Callable[[Content], dict[str, bytes]]] = {"csv": tables.files, "jsonl": jsonl.files}
"""Formats of several files, which go into a folder."""

FILES: dict[str, tuple[Callable[[Content], bytes], str]] = {
    "gexf": (xml_graph.gexf, "gexf"),
    "graphml": (xml_graph.graphml, "graphml"),
    **{name: (partial(rdf.serialized, name=name), ending) for name, (_, ending) in rdf.FORMATS.items()},
}
"""Formats of one file, with its ending."""

FORMATS = tuple(sorted((*FOLDERS, *FILES)))
"""Every format by name."""


def export(
    ledger: Ledger, target: Path, format: str, *, text: bool = True, ontology: Ontology, catalogue: Catalogue
) -> tuple[Path, ...]:
    """Write the ledger's content and give the paths of the files, sorted.

    `target` is a folder for ``jsonl`` and ``csv``; for the other formats it is a file, or a folder (whatever has no
    ending) that gets ``dealgraph`` with the format's ending. Without `text` the articles' raw texts stay behind; the
    quotes that claims rest on do not. Each file is replaced in one step.
    """
    if format not in FORMATS:
        raise DealgraphError(
            f"there is no format {format!r}", where="export", remedy=f"Known are {', '.join(FORMATS)}."
        )
    content = Content(ledger, ontology, catalogue, text)
    target = Path(target)
    if format in FOLDERS:
        if target.is_file():
            raise DealgraphError(f"is a file, and {format} is several", where=str(target), remedy="Name a folder.")
        made = {target / name: written for name, written in FOLDERS[format](content).items()}
    else:
        write, ending = FILES[format]
        made = {(target if _names_file(target) else target / f"dealgraph.{ending}"): write(content)}
    for path, written in made.items():
        try:
            write_bytes(path, written)
        except OSError as error:
            raise DealgraphError(
                f"cannot be written: {error.strerror}", where=str(path), remedy="Name a folder where you may write."
            ) from error
    return tuple(sorted(made))


def _names_file(target: Path) -> bool:
    return target.is_file() or (bool(target.suffix) and not target.is_dir())
