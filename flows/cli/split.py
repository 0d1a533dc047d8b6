"""`dealgraph split`: one node, two things."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.judging_options import ByOption, WhyOption, reason
from flows.cli.options import DataOption, DryRunOption, NoStoreOption, StoreOption, VerboseOption
from flows.cli.shown import printable


def split(
    one: Annotated[str, typer.Argument(metavar="A", help="A thing, by a name that only it has, or its IRI.")],
    other: Annotated[str, typer.Argument(metavar="[B]", help="The thing that it is not.")] = "",
    within: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="ARTICLE", help="Where A is another thing: an article's key; may be given again."),
    ] = None,
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Say that two names on one node are two things; what people said to make them one is taken back.

    Two things of one name have no second name to tell them apart by: name the articles in which it is the other one.

    \b
    Examples:
      dealgraph split "Northpole" "Northpole Ventures" --why "the fund only shares the name"
      dealgraph split Nova --in 2026-05-nova-robotics --why "the robot maker, not the model maker"
    """
    from flows.judging import judging, shown_in_store
    from flows.settings import load_settings
    from ontology.errors import DealgraphError

    settings = load_settings(data=data, store=store)
    told = reason(why, "split")
    if bool(other) == bool(within):
        raise DealgraphError(
            "needs the other thing, or the articles in which it is another one",
            where="split",
            remedy="`dealgraph split A B`, or `dealgraph split A --in ARTICLE`.",
        )
    with judging(settings, by, "dealgraph split", dry_run=dry_run) as desk:
        if within:
            desk.split_in(one, within, told)
            said = f"{one} {'would be' if dry_run else 'is'} another thing in {', '.join(within)}"
        else:
            desk.split(one, other, told)
            said = f"{one} and {other} {'would be' if dry_run else 'are'} two things"
        done = shown_in_store(desk, settings, no_store=no_store)
    typer.echo(f"{printable(said)} now; {done}.")
