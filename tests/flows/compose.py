"""What compose.yaml says, with its commands made to run on this machine, without Docker."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.flows.command import ROOT

FILE = ROOT / "compose.yaml"


def services() -> dict[str, dict[str, Any]]:
    """The services by name, with what they have in common put into each."""
    told: dict[str, dict[str, Any]] = YAML(typ="safe").load(FILE)["services"]
    return told


def command(name: str, **places: str) -> list[str]:
    """The command of a service; ``places`` are texts to put in the place of others: hosts, ports and paths of there."""
    told = services()[name]
    words = [*told.get("entrypoint", ()), *told["command"]]
    for old, new in places.items():
        words = [word.replace(PLACES[old], new) for word in words]
    return words


PLACES = {"host": "0.0.0.0", "port": "4200", "metrics": "9464", "project": "/opt/dealgraph"}
"""What compose.yaml writes where a test has a place of its own."""


def with_our_programs(path: str) -> str:
    """The search path on which `dealgraph` and `prefect` are those of this environment."""
    return f"{Path(sys.executable).parent}:{path}"


def variables() -> set[str]:
    """The variables that a person may or must set."""
    return set(re.findall(r"(?<!\$)\$\{(\w+)", FILE.read_text(encoding="utf-8")))
