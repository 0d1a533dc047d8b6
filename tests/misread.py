"""What dealgraph gets wrong, by kind, with what it reads from examples of our own: a part of the quality page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extraction.pipeline import load_extractor
from ontology.records import Claim, RawArticle, Status

FILE = Path(__file__).with_suffix(".toml")

_HEAD = """
## What it gets wrong

By kind, with sentences of our own: what a careful reader takes from each, and what dealgraph reads. None of them is
read right by now, which a test holds (`tests/misread.toml`); how often each kind comes is in the figures above.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the claims that a careful reader takes from it, told as `told` tells them, sorted."""

    kind: str
    language: str
    text: str
    right: tuple[str, ...]


def examples() -> Iterator[Example]:
    """All examples in the order of the file."""
    for kind in tomllib.loads(FILE.read_text(encoding="utf-8"))["kind"]:
        for one in kind["example"]:
            yield Example(kind["name"], one["language"], one["text"], tuple(sorted(one["right"])))


def told(example: Example) -> tuple[str, ...]:
    """The claims that are read from the example, sorted: who, relation, what is said, a status but the usual one."""
    reading = load_extractor().read(RawArticle("example", "example", example.text, example.language))
    names = {entity.iri: entity.label for entity in reading.entities}
    return tuple(sorted(_told(claim, names) for claim in reading.claims))


def section() -> str:
    """The part of the page."""
    parts = [_HEAD]
    by_kind: dict[str, list[Example]] = {}
    for example in examples():
        by_kind.setdefault(example.kind, []).append(example)
    for kind in tomllib.loads(FILE.read_text(encoding="utf-8"))["kind"]:
        parts.append(f"**{kind['name']}.** {kind['why']}\n")
        parts.append("| text | says | read as |\n|---|---|---|")
        for example in by_kind[kind["name"]]:
            cells = (example.text, _listed(example.right), _listed(told(example)))
            parts.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
        parts.append("")
    return "\n".join(parts)


def _told(claim: Claim, names: dict[str, str]) -> str:
    said = ", ".join(f"{name} {value}" for name, value in claim.values)
    status = "" if claim.status is Status.ASSERTED else f"({claim.status.value})"
    words = (names[claim.subject], claim.relation, names[claim.object] if claim.object else "", said, status)
    return " ".join(filter(None, words))


def _listed(claims: tuple[str, ...]) -> str:
    return "; ".join(claims) or "nothing"
