"""Every package that an install brings, with the licence that it declares."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from tools.tables import Table

_PROJECT = "dealgraph"
_LONGEST = 60
_HEAD = """# Licences

All packages that an install of dealgraph brings, and those that only an extra brings, with the licence that each
declares of itself. Written by `python -m tools.reference` from what is installed and `uv.lock`, which has the versions.
dealgraph itself is under Apache-2.0.
"""
_FOOT = """
"not here" are packages for other systems, or other versions of Python, than the one on which this page was written.
"""


def page(root: Path) -> str:
    """The page as Markdown, for the project in a folder with its uv.lock."""
    locked: dict[str, dict[str, Any]] = {}
    for package in tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]:
        locked.setdefault(package["name"], package)
    core = _closure(locked, locked[_PROJECT].get("dependencies", []))
    rows = [(name, "", _licence(name)) for name in core]
    extras: dict[str, list[str]] = {}
    for extra, wanted in locked[_PROJECT].get("optional-dependencies", {}).items():
        for name in _closure(locked, wanted) - core:
            extras.setdefault(name, []).append(extra)
    rows += [(name, ", ".join(sorted(of)), _licence(name)) for name, of in extras.items()]
    table = Table(("package", "only with the extra", "licence"), tuple(sorted(rows)), words=3)
    return f"{_HEAD}\n{table.as_markdown()}\n{_FOOT}"


def _closure(locked: dict[str, dict[str, Any]], wanted: list[dict[str, Any]]) -> set[str]:
    """The names of what is wanted and all that it needs, on any system."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        requirement = waiting.pop()
        package = locked[requirement["name"]]
        for extra in requirement.get("extra", []):
            waiting += package.get("optional-dependencies", {}).get(extra, [])
        if requirement["name"] not in found:
            found.add(requirement["name"])
            waiting += package.get("dependencies", [])
    return found


def _licence(name: str) -> str:
    try:
        fields = metadata(name)
    except PackageNotFoundError:
        return "not here"
    told = next(iter(fields.get_all("License-Expression") or ()), "")
    classified = [c.rpartition(" :: ")[2] for c in fields.get_all("Classifier") or () if c.startswith("License ::")]
    # Some put the whole text of their licence into the field that is meant for its name.
    named = " ".join(next(iter(fields.get_all("License") or ()), "").split())
    told = told or ("" if len(named) > _LONGEST else named) or ", ".join(c for c in classified if c != "OSI Approved")
    return re.sub(r"\|", "/", told) or "in its files"
