"""The README's console blocks: read, run, compared, and written anew by ``python -m tests.readme``."""

from __future__ import annotations

import re
import shlex
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.flows.command import ROOT, dealgraph

README = ROOT / "README.md"
_BLOCK = re.compile(r"(```console\n\$ dealgraph )(?P<arguments>.*)\n(?P<output>(?:.*\n)*?)```")
_SECONDS = re.compile(r"\d+\.\d")
_WIDTH = re.compile(r"([ ━─])\1+")


@dataclass(frozen=True, slots=True)
class Example:
    """One command of the README, without its name, and what is printed below it."""

    arguments: tuple[str, ...]
    output: str


def examples() -> tuple[Example, ...]:
    """The commands of the README in their order."""
    found = _BLOCK.finditer(README.read_text(encoding="utf-8"))
    return tuple(Example(tuple(shlex.split(m["arguments"])), m["output"]) for m in found)


def run(example: Example, folder: Path) -> str:
    """What the command prints in a folder that holds the examples; blanks at the ends of lines are left out."""
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(ROOT / "examples")
    done = dealgraph(*example.arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def without_times(output: str) -> str:
    """The output with its times made equal, and its tables as wide: no two runs take the same."""
    lines = (_SECONDS.sub("…", line).rstrip("│ ") if "seconds" in line else line for line in output.splitlines())
    return "\n".join(_WIDTH.sub(r"\1", line) for line in lines)


def write() -> None:
    """Put into the README what its commands print today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        outputs = iter([run(example, folder) for example in examples()])
    text = README.read_text(encoding="utf-8")
    README.write_text(_BLOCK.sub(lambda m: f"{m[1]}{m['arguments']}\n{next(outputs)}```", text), encoding="utf-8")


if __name__ == "__main__":
    write()
