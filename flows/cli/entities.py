"""`dealgraph entities`: a thing with its names, their sources and its links."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.formats import TextFormat
from flows.cli.options import DataOption, VerboseOption
from flows.cli.shown import as_json, printable, write_line

if TYPE_CHECKING:  # for the types alone: a command imports nothing heavy before it needs it
    from graph.resolution import Match
    from graph.resolution.described import Described, Directory


def entities(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any script, or an IRI.")],
    output: Annotated[TextFormat, typer.Option("--format", "-f", help="How to print them.")] = TextFormat.TEXT,
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show a thing: its names and who calls it so, what it is made of and why, and what it may be one with.

    \b
    Examples:
      dealgraph entities "Moonshot AI"
      dealgraph entities 月之暗面 --format json
    """
    from flows.judging import opened_desk
    from flows.settings import load_settings
    from graph.ledger import Ledger
    from ontology.errors import DealgraphError

    desk = opened_desk(Ledger.open(load_settings(data=data).data, create=False))
    found = [desk.directory.described(iri) for iri in desk.directory.nodes(name)]
    if not found:
        raise DealgraphError(
            f"no article speaks of {name!r}", where="entities", remedy="Write the name as an article does, or an IRI."
        )
    if output is TextFormat.JSON:
        write_line(as_json([asdict(described) for described in found]))
        return
    for described in found:
        for line in _lines(described, desk.directory):
            write_line(printable(line))
        write_line("")


def _lines(it: Described, directory: Directory) -> list[str]:
    known = "of the catalogue" if it.known else "new to the catalogue"
    lines = [f"{it.name} · {it.type} {known} · {it.mentions} mentions, {it.claims} claims", f"  {it.iri}", "  names"]
    for name in it.names:
        kind = ", ".join(filter(None, (name.kind, name.language)))
        lines.append(f"    {name.text} ({kind}): {', '.join(name.sources)}")
    if len(it.members) > 1:
        lines.append("  made of")
        lines += [f"    {m.label} · {m.type} · {m.iri} · {', '.join(m.articles) or 'catalogue'}" for m in it.members]
    here = {member.iri for member in it.members}
    within = [m for m in it.matches if here.issuperset((m.one, m.other))]
    beyond = [m for m in it.matches if m not in within]
    lines += _matches("  one because", within, directory)
    lines += _matches("  may also be", beyond, directory)
    if it.judgements:
        lines.append("  people say")
        for said in it.judgements:
            told = " and ".join(f"{directory.label(iri)} ({iri.rsplit('/', 1)[-1]})" for iri in said.subjects)
            lines.append(f"    {said.kind}: {told}. {said.by}, {said.at}: {said.why}")
    return lines


def _matches(title: str, matches: list[Match], directory: Directory) -> list[str]:
    if not matches:
        return []
    told = [
        f"    {directory.label(m.one)} = {directory.label(m.other)} ({m.score:.2f}): {'; '.join(m.reasons)}"
        for m in matches
    ]
    return [title, *told]
