"""FIRE: English financial texts with entities and relations by token, as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.corpora.passages import ACQUIRED, Deal, Pair, Passage, distinct
from tools.corpora.words import sentence, stretch

_BUYS = "ActionBuy"
_OPEN = ("ActionMerge", "ActionSell", "Subsidiaryof")
_COMPANY = "Company"


def read_fire(path: Path) -> Iterator[Passage]:
    """Every text; who buys an asset, a licence or a lease is left open, for it is no deal of ours."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        yield _passage(record)


def _passage(record: dict[str, Any]) -> Passage:
    text, places = sentence(record["tokens"])
    deals: list[Deal] = []
    left_open: list[Pair] = []
    for relation in record["relations"]:
        ends = [record["entities"][relation[end]] for end in ("head", "tail")]
        head, tail = (stretch(places, end["start"], end["end"] - 1) for end in ends)
        pair = Pair((head,), (tail,))
        if relation["type"] == _BUYS and all(end["type"] == _COMPANY for end in ends):
            deals.append(Deal(ACQUIRED, pair))
        elif relation["type"] in (_BUYS, *_OPEN):
            left_open.append(pair)
    return Passage(text, "en", distinct(text, deals), tuple(left_open))
