"""Print what every direct dependency costs: version, day of that release, licence, size on disk.

    .venv/bin/python tools/dependencies.py

The release's day is the upload time that uv.lock records, the rest is what is installed here. The size is the
package's own files as the disk counts them (1 MB = 2**20 bytes), without what it depends on.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write one Markdown row a dependency, in the order of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    wanted = [*project["project"]["dependencies"], *_in_group(project["dependency-groups"], "dev")]
    print("| package | version | released | licence | MB |\n|---|---|---|---|---|")
    for requirement in wanted:
        name = re.split(r"[<>=~!;\[ ]", requirement)[0]
        found = distribution(name)
        day = _released(locked, name, found.version)
        print(f"| {name} | {found.version} | {day} | {_licence(found)} | {_megabytes(found):.1f} |")


def _in_group(groups: dict[str, list[Any]], name: str) -> list[str]:
    """The packages of a group and of those that it includes."""
    found = []
    for entry in groups[name]:
        found += [entry] if isinstance(entry, str) else _in_group(groups, entry["include-group"])
    return found


def _released(locked: list[dict[str, Any]], name: str, version: str) -> str:
    for package in locked:
        if package["name"] == name and package["version"] == version:
            files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
            return max(str(file.get("upload-time", "")) for file in files)[:10]
    return "not locked"


def _licence(found: Distribution) -> str:
    fields = found.metadata
    told = next((fields[key] for key in ("License-Expression", "License") if key in fields), "see its files")
    return " ".join(told.split())[:40]


def _megabytes(found: Distribution) -> float:
    paths = {Path(str(file.locate())).resolve() for file in found.files or ()}
    # st_blocks counts 512-byte blocks whatever the disk's own block size (POSIX).
    return sum(path.stat().st_blocks * 512 for path in paths if path.exists()) / 2**20


if __name__ == "__main__":
    main()
