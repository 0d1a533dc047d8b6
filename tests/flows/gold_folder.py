"""A small invented set of gold facts, and an export that a run might have made of its articles, both on disk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flows.evaluation import Figures, read_export, read_gold, score
from ontology.model import load_ontology

TEXT = "Quillon raised $60 million. Fabel Capital invested in Quillon. Quillon denied a valuation of $1 billion."
THINGS = (
    {"id": "quillon", "type": "Company", "names": ["Quillon", "Quillon AI", "奎隆"]},
    {"id": "fabel", "type": "Investor", "names": ["Fabel Capital"]},
    {"id": "quill-1", "type": "Model", "names": ["Quill-1"]},
)
Row = dict[str, Any]


def fact(relation: str, subject: str = "quillon", object: str | None = None, **fields: Any) -> Row:
    """A gold fact of the article."""
    told = {"article": "one", "relation": relation, "subject": subject, "object": object, "status": "asserted"}
    return told | {"evidence": "Quillon raised $60 million."} | fields


def claim(relation: str, subject: str = "Quillon", object: str | None = None, **fields: Any) -> Row:
    """A run's claim on the article. Things are given by their labels, and an IRI is made from each."""
    told = {"article": "one", "relation": relation, "subject": _thing(subject), "object": object and _thing(object)}
    return told | {"status": "asserted", "evidence": {"start": 0, "end": 27, "text": TEXT[:27]}} | fields


def scored(folder: Path, facts: Iterable[Row], claims: Iterable[Row], mentions: Iterable[Row] = ()) -> Figures:
    """The figures of a run that made these claims where those are the facts."""
    write_gold(folder, facts)
    write_export(folder, claims, mentions)
    return score(read_gold(folder), read_export(folder / "export"), load_ontology())


def write_gold(folder: Path, facts: Iterable[Row]) -> None:
    """The set's files, with two names noted for the article."""
    folder.mkdir(exist_ok=True)
    _write(folder / "entities.jsonl", THINGS)
    _write(folder / "facts.jsonl", facts)
    noted = (("quillon", "Quillon"), ("fabel", "Fabel Capital"))
    _write(folder / "mentions.jsonl", [{"article": "one", "entity": e, "surfaces": [s]} for e, s in noted])


def write_export(folder: Path, claims: Iterable[Row], mentions: Iterable[Row] = ()) -> None:
    """The run's files."""
    (folder / "export").mkdir(exist_ok=True)
    _write(folder / "export" / "articles.jsonl", [{"article": "one", "language": "en", "text": TEXT}])
    _write(folder / "export" / "claims.jsonl", claims)
    _write(folder / "export" / "mentions.jsonl", mentions)


def _thing(label: str) -> Row:
    return {"iri": f"x:{label}", "label": label, "names": []}


def _write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
