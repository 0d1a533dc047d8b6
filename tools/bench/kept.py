"""What every bench told last, and what it was made on: one file a bench in ``build/bench/``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ontology.errors import DealgraphError
from tools.bench.commit import commit
from tools.bench.machine import machine, versions


@dataclass(frozen=True, slots=True)
class Origin:
    """On what machine, against which versions, on which commit and day a bench was made."""

    machine: str
    versions: str
    commit: str
    day: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A bench's own JSON, and what it was made on."""

    origin: Origin
    told: dict[str, Any]


def origin_now() -> Origin:
    """Of what is measured now."""
    return Origin(machine(), versions(), commit(), datetime.now(UTC).date().isoformat())


def keep(folder: Path, name: str, kept: Kept) -> None:
    """Write it down, in the place of what the bench told before."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(asdict(kept), indent=2), encoding="utf-8")


def read_kept(folder: Path, names: Iterable[str]) -> dict[str, Kept]:
    """What is kept of these benches; the error names every one of which nothing is."""
    found: dict[str, Kept] = {}
    missing = []
    for name in names:
        try:
            row = json.loads((folder / f"{name}.json").read_bytes())
            found[name] = Kept(Origin(**row["origin"]), row["told"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):  # what has another form is as good as none
            missing.append(name)
    if missing:
        raise DealgraphError(
            f"no figures are kept of: {', '.join(missing)}",
            where=str(folder),
            remedy="The page shows every bench: make these, too, or run `make bench` with all of them.",
        )
    return found


def one_machine(origins: Iterable[Origin]) -> tuple[str, str]:
    """The machine and the versions that all were made with: ratios of two of them must not stand in one table."""
    found = sorted({(origin.machine, origin.versions) for origin in origins})
    if len(found) > 1:
        raise DealgraphError(
            f"the benches are of different machines or versions: {'; '.join(map(', '.join, found))}",
            where="build/bench",
            remedy="Run `make bench` with all of them.",
        )
    return found[0]
