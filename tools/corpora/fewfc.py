"""FewFC: Chinese financial news with events, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from ontology.records import Span
from tools.corpora.passages import ACQUIRED, INVESTED, Deal, Pair, Passage, distinct

_INVESTMENT = "投资"
_TRANSFER = "股份股权转让"
_PUTS_MONEY_IN = ("投资", "增资", "注资", "融资", "出资", "入股", "参股", "认购", "领投", "跟投")
"""Triggers of an investment that give money to the company; all others (收购, 购买, 增持 and so on) buy shares."""

_GIVERS = ("sub-org", "sub-per")
_TAKERS = ("obj-org", "obj-per")


def read_fewfc(path: Path) -> Iterator[Passage]:
    """Every text once. Who buys or sells in a share transfer is left open: its parties are marked unevenly."""
    events: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            record = json.loads(line)
            events.setdefault(record["content"], []).extend(record["events"])
    for text, found in events.items():
        yield _passage(text, found)


def _passage(text: str, events: Sequence[dict[str, Any]]) -> Passage:
    deals: list[Deal] = []
    left_open: list[Pair] = []
    for event in events:
        if event["type"] == _INVESTMENT:
            triggers = "".join(mention["word"] for mention in _of(event, "trigger"))
            relation = INVESTED if any(word in triggers for word in _PUTS_MONEY_IN) else ACQUIRED
            sides = product(_things(_of(event, "sub")), _things(_of(event, "obj")))
            deals += [Deal(relation, Pair(*pair)) for pair in sides]
        elif event["type"] == _TRANSFER:
            sides = product(_things(_of(event, *_TAKERS, *_GIVERS)), _things(_of(event, "target-company")))
            left_open += [Pair(*pair) for pair in sides]
    return Passage(text, "zh", distinct(text, deals), tuple(dict.fromkeys(left_open)))


def _of(event: dict[str, Any], *roles: str) -> list[dict[str, Any]]:
    return [mention for mention in event["mentions"] if mention["role"] in roles]


def _things(mentions: Sequence[dict[str, Any]]) -> list[tuple[Span, ...]]:
    """The places of each thing: a name that holds another one, as 宝马集团 holds 宝马, is the same thing's."""
    things: dict[str, list[Span]] = {}
    for mention in sorted(mentions, key=lambda m: (-len(m["word"]), m["span"])):
        name = next((known for known in things if mention["word"] in known), mention["word"])
        things.setdefault(name, []).append(Span(*mention["span"]))
    return [tuple(spans) for spans in things.values()]
