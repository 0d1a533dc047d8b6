"""The options of the commands that write a person's judgement."""

from __future__ import annotations

from typing import Annotated

import typer

from ontology.errors import DealgraphError

WhyOption = Annotated[str, typer.Option("--why", help="The reason, which is kept.")]
ByOption = Annotated[
    str | None,
    typer.Option("--by", envvar="DEALGRAPH_BY", metavar="NAME", help="Who says so (default: the user's name)."),
]
UnlikeOption = Annotated[bool, typer.Option("--unlike", help="Make one of them though they are of different kinds.")]


def reason(why: str, command: str) -> str:
    """The reason without blanks around it; `DealgraphError` where none is given."""
    if not why.strip():
        raise DealgraphError(
            "a judgement needs a reason, which is kept", where=command, remedy='Add --why "the reason".'
        )
    return why.strip()
