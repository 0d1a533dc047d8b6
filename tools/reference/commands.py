"""The command line, as its own parser tells it."""

from __future__ import annotations

import typer

from flows.cli.app import app

_WIDTH = 100
_HEAD = """# Commands

What `dealgraph COMMAND --help` says, command by command. Written by `python -m tools.reference` from the command line's
parser.
"""


def page() -> str:
    """The page as Markdown, the commands in the alphabet's order."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    parts = [_HEAD]
    for name, command in sorted(group.commands.items()):
        context = command.make_context(f"dealgraph {name}", [], resilient_parsing=True, terminal_width=_WIDTH)
        told = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts.append(f"## {name}\n\n```text\n{told.strip()}\n```\n")
    return "\n".join(parts)
