"""Whatever ends a command, a person is told in one sentence, and scripts by the exit code."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from flows.cli.guarded import GuardedGroup
from ontology.errors import DealgraphError


def interrupted_library() -> BaseException:
    """What a driver raises that was interrupted in the middle of something."""
    try:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            raise BufferError("cannot be re-sized")  # noqa: B904  # the chain is what the test is about
    except BufferError as error:
        return error


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (DealgraphError("is empty", where="a.txt", remedy="Fill it."), 1, "a.txt: is empty. Fill it."),
        (KeyboardInterrupt(), 130, "Interrupted. What was written stays whole"),
        (interrupted_library(), 130, "Interrupted. What was written stays whole"),
        (
            OSError(28, "No space left on device", "/data/x"),
            1,
            "/data/x: No space left on device. Check rights and space.",
        ),
        (IndexError("odd"), 1, "IndexError: odd. This is a fault of dealgraph; -v shows where."),
        (DealgraphError("holds \x1b[31m an escape"), 1, "holds \\x1b[31m an escape"),
    ],
)
def test_an_error_is_a_sentence_and_an_exit_code(error: BaseException, code: int, sentence: str) -> None:
    app = typer.Typer(cls=GuardedGroup, pretty_exceptions_enable=False)

    @app.callback()
    def _common() -> None: ...

    @app.command()
    def fail() -> None:
        raise error

    done = CliRunner().invoke(app, ["fail"])
    assert done.exit_code == code
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1
