"""SmartData: German news, feeds and tweets with entities and relations, one JSON object after another, gzipped.

What is read of each object is the XML in its field ``raw``: it alone tells which names stand for the same thing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

from ontology.records import Span
from tools.corpora.passages import ACQUIRED, Deal, Pair, Passage, distinct

_ACQUISITION = "Acquisition"
_MERGER = "Merger"
_SAME = "Identity"


def read_smartdata(path: Path) -> Iterator[Passage]:
    """Every document with its acquisitions; who merges with whom is left open."""
    with gzip.open(path, mode="rt", encoding="utf-8") as lines:
        content = lines.read()
    decoder = json.JSONDecoder()
    position = 0
    while position < len(content):
        record, position = decoder.raw_decode(content, position)
        while position < len(content) and content[position].isspace():
            position += 1
        yield _passage(ElementTree.fromstring(record["raw"]))


def _passage(document: ElementTree.Element) -> Passage:
    text = "".join(document.find("TEXT").itertext())  # type: ignore[union-attr]  # each document has one
    places = {
        entity.attrib["id"]: Span(int(entity.attrib["startPos"]), int(entity.attrib["endPos"]))
        for entity in document.iterfind("Entities/Entity")
    }
    relations = [
        (relation.attrib["NAME"], [(e.attrib["label"], e.attrib["id"]) for e in relation.iterfind("Entity")])
        for relation in document.iterfind("Relations/Relation")
    ]
    same = {id_: {id_} for id_ in places}
    for name, ends in relations:
        if name == _SAME:
            together = set().union(*(same[id_] for _, id_ in ends))
            same.update(dict.fromkeys(together, together))

    def things(ends: list[tuple[str, str]], *labels: str) -> list[tuple[Span, ...]]:
        return [tuple(sorted(places[one] for one in same[id_])) for label, id_ in ends if label in labels]

    deals: list[Deal] = []
    left_open: list[Pair] = []
    for name, ends in relations:
        if name == _ACQUISITION:
            deals += [Deal(ACQUIRED, Pair(*pair)) for pair in product(things(ends, "buyer"), things(ends, "acquired"))]
        elif name == _MERGER:
            parties = things(ends, "old", "new")
            left_open += [Pair(one, other) for one in parties for other in parties if one != other]
    return Passage(text, "de", distinct(text, deals), tuple(dict.fromkeys(left_open)))
