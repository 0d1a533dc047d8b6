"""Console blocks of README and tutorial: read, run, compared, and written anew by ``python -m tests.readme``."""

from __future__ import annotations

import re
import shlex
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.flows.command import ROOT, dealgraph

README = ROOT / "README.md"
TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"(```console\n\$ dealgraph )(?P<arguments>.*)\n(?P<output>(?:.*\n)*?)```")
_SECONDS = re.compile(r"\d+\.\d")
_WIDTH = re.compile(r"([ ━─])\1+")


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a page, without its name, and what is printed below it."""

    arguments: tuple[str, ...]
    output: str


def examples(page: Path) -> tuple[Example, ...]:
    """The commands of a page in their order."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return tuple(Example(tuple(shlex.split(m["arguments"])), m["output"]) for m in found)


@cache
def run(arguments: tuple[str, ...], folder: Path) -> str:
    """What the command prints in a folder that holds the examples; blanks at the ends of lines are left out.

    A command that both pages have runs once, so that they read the articles together.
    """
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(ROOT / "examples")
    done = dealgraph(*arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def without_times(output: str) -> str:
    """The output with its times made equal, and its tables as wide: no two runs take the same."""
    lines = (_SECONDS.sub("…", line).rstrip("│ ") if "seconds" in line else line for line in output.splitlines())
    return "\n".join(_WIDTH.sub(r"\1", line) for line in lines)


def write() -> None:
    """Put into the pages what their commands print today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for page in (README, TUTORIAL):
            written = _BLOCK.sub(
                lambda m: f"{m[1]}{m['arguments']}\n{run(tuple(shlex.split(m['arguments'])), folder)}```",
                page.read_text(encoding="utf-8"),
            )
            page.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    write()
