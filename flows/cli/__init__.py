"""The command `dealgraph`. Nothing heavy is imported before a command needs it."""

import io
import sys

from flows.cli.app import app
from flows.cli.interrupted import end_in_any_case


def main() -> None:
    """Entry point of the command line."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal whose encoding lacks Chinese shows what it lacks as \\u6708; stderr does so of itself.
        sys.stdout.reconfigure(errors="backslashreplace")
    end_in_any_case()
    app()


__all__ = ["app", "main"]
