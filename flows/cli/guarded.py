"""How commands end: what a person can act on is one red sentence on stderr, not a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from ontology.errors import DealgraphError

FAILED, INTERRUPTED = 1, 130


class GuardedGroup(TyperGroup):
    """Commands whose errors are told to people, and whose interruption ends in order."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; ``DealgraphError`` ends in exit code 1, Ctrl-C in 130."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, TyperException):
            raise
        except (Exception, KeyboardInterrupt) as error:
            raise typer.Exit(self._end(ctx, error)) from error

    def _end(self, ctx: Any, error: BaseException) -> int:
        """Tell what ended the command, and give its exit code."""
        if _interrupted(error):
            say("Interrupted. What was written stays whole; run the same command again to go on.")
            return INTERRUPTED
        if isinstance(error, BrokenPipeError):
            # Whoever read our output has gone (`| head`). Nothing may be written at exit either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FAILED
        if is_verbose(ctx):
            traceback.print_exception(error)
        say(_sentence(error))
        return FAILED


def _interrupted(error: BaseException) -> bool:
    """Whether Ctrl-C is behind the error: a library in the middle of something may raise one of its own on top."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, KeyboardInterrupt):
        seen = seen.__cause__ or seen.__context__
    return seen is not None


def _sentence(error: BaseException) -> str:
    if isinstance(error, DealgraphError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'the system'}: {error.strerror or error}. Check rights and space."
    return f"{type(error).__name__}: {error}. This is a fault of dealgraph; -v shows where."


def is_verbose(ctx: Any) -> bool:
    """Whether -v was given before or after the command's name."""
    return bool(ctx.find_root().meta.get("dealgraph.verbose"))


def say(sentence: str) -> None:
    """One sentence on stderr, red where that is a terminal."""
    from flows.cli.shown import printable

    typer.secho(printable(sentence), fg=typer.colors.RED, err=True)
