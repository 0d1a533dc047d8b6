"""`dealgraph split`: one node, two things."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.judging_options import ByOption, WhyOption, reason
from flows.cli.options import DataOption, NoStoreOption, StoreOption, VerboseOption
from flows.cli.shown import printable


def split(
    one: Annotated[str, typer.Argument(metavar="A", help="A thing, by a name that only it has, or its IRI.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The thing that it is not.")],
    why: WhyOption = "",
    by: ByOption = None,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Say that two names on one node are two things; what people said to make them one is taken back.

    \b
    Examples:
      dealgraph split "Northpole" "Northpole Ventures" --why "the fund only shares the name"
    """
    from flows.judging import judging, shown_in_store
    from flows.settings import load_settings

    settings = load_settings(data=data, store=store)
    told = reason(why, "split")
    with judging(settings, by, "dealgraph split") as desk:
        desk.tell_apart(one, other, told)
        done = shown_in_store(desk, settings, no_store=no_store)
    typer.echo(f"{printable(one)} and {printable(other)} are two things now; {done}.")
