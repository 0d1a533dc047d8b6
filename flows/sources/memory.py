"""What dealgraph remembers of a source between two runs: its last run, and what it had looked at.

It saves requests and is no part of the ledger: what is lost here is asked for again, and an article is known by its
content. So a page is remembered after its article is in the ledger, and a feed after all of its pages are.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graph.atomic import write_bytes

FOLDER = "sources"


@dataclass(frozen=True, slots=True)
class Seen:
    """How an address was found the last time: the server's marks, and what the source said of it."""

    etag: str = ""
    modified: str = ""
    stamp: str = ""


@dataclass(slots=True)
class Memory:
    """A source's memory. ``run`` is the instant of the last run, ``fault`` why it could not be read then, "" if it
    could; ``pages`` what was seen of each address, the source's own among them."""

    run: str = ""
    fault: str = ""
    new: int = 0
    failed: int = 0
    pages: dict[str, Seen] = field(default_factory=dict)

    def seen(self, address: str) -> Seen:
        """What is remembered of an address."""
        return self.pages.get(address, Seen())


def load(data: Path, name: str) -> Memory:
    """The memory of a source; an empty one where there is none, or none that can be read."""
    try:
        told = json.loads(_path(data, name).read_bytes())
        pages = {address: Seen(**seen) for address, seen in told.pop("pages").items()}
        return Memory(**told, pages=pages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory()  # costs requests, no articles


def save(data: Path, name: str, memory: Memory) -> None:
    """Keep the memory of a source."""
    content = json.dumps(asdict(memory), ensure_ascii=False, sort_keys=True, indent=1)
    write_bytes(_path(data, name), content.encode("utf-8", "backslashreplace") + b"\n")


def _path(data: Path, name: str) -> Path:
    return data / FOLDER / f"{name}.json"
