"""The command `dealgraph`. Nothing heavy is imported before a command needs it."""

from flows.cli.app import app


def main() -> None:
    """Entry point of the command line."""
    app()


__all__ = ["app", "main"]
