"""One article on the terminal: its head, the sentences that carry claims with their claims, and how many there are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from flows.cli.marked import legend, marked
from flows.cli.shown import print_table, printable
from ontology.model import Ontology
from ontology.records import Claim, Entity, Link, Reading, Span

STATUS_STYLES = {"asserted": "", "denied": "red", "reported": "yellow"}


def print_reading(reading: Reading, ontology: Ontology, *, why: bool, mentions: bool) -> None:
    """Everything that a person wants to see of a reading."""
    # A file or pipe gets every line whole, whatever its length.
    console = Console(width=None if sys.stdout.isatty() else 10_000, highlight=False)
    colours = console.color_system is not None and not console.no_color
    article = reading.article
    shown = _Shown(reading, ontology)
    console.print(Text(printable(article.title or article.key), "bold"))
    console.print(Text(", ".join((printable(article.source), article.language, article.published or "no date"))))
    if reading.claims:
        console.print(legend(colours=colours))
    for span, claims in groupby(reading.claims, key=lambda claim: claim.evidence.span):
        told = tuple(claims)
        console.print()
        console.print(marked(article.text, span, told, colours=colours))
        for claim in told:
            console.print(Padding.indent(shown.claim(claim), 2))
            for reason in shown.reasons(claim) if why else ():
                console.print(Padding.indent(Text(printable(reason), "dim"), 6))
    console.print()
    if mentions:
        print_table(("thing", "kind", "in the catalogue", "called", "mentions"), shown.things())
    console.print(Text(_counts(reading)))


def _counts(reading: Reading) -> str:
    claims, mentions = len(reading.claims), len(reading.links)
    things = len({link.entity for link in reading.links})
    sentences = len({claim.evidence.span for claim in reading.claims})
    return ", ".join(
        f"{number} {one if number == 1 else several}"
        for number, one, several in (
            (claims, "claim", "claims"),
            (sentences, "sentence with claims", "sentences with claims"),
            (mentions, "mention", "mentions"),
            (things, "thing", "things"),
        )
    )


class _Shown:
    """The words for claims, with the names of the things that they are about."""

    def __init__(self, reading: Reading, ontology: Ontology) -> None:
        self._reading = reading
        self._ontology = ontology
        self._entities: dict[str, Entity] = {entity.iri: entity for entity in reading.entities}

    def claim(self, claim: Claim) -> Text:
        """Relation, things, values, status, confidence, who says it."""
        text = Text(f"{claim.relation}: {self._name(claim.subject)}")
        if claim.object is not None:
            text.append(f" → {self._name(claim.object)}")
        values = ", ".join(f"{name} {self._value(name, value)}" for name, value in self._values(claim))
        if values:
            text.append(f" · {printable(values)}")
        text.append(" · ").append(claim.status.value, STATUS_STYLES[claim.status.value])
        text.append(f" · {claim.confidence:.2f}")
        if claim.attributed_to:
            text.append(f" · says {printable(claim.attributed_to)}")
        return text

    def reasons(self, claim: Claim) -> Iterator[str]:
        """From which words each part of the claim was read, why they name that thing, and what read them."""
        for role, span in (
            *claim.evidence.roles,
            *((("trigger", claim.evidence.trigger),) if claim.evidence.trigger else ()),
        ):
            thing = {"subject": claim.subject, "object": claim.object}.get(role)
            link = self._link(span, thing) if thing else None
            because = f": {link.reason} ({link.score:.2f}, {link.mention.finder})" if link else ""
            elsewhere = "" if claim.evidence.span.contains(span) else ", in another sentence"
            yield f"{role} “{span.of(self._reading.article.text)}” at {span.start}–{span.end}{elsewhere}{because}"
        yield f"read by {claim.extractor} at {claim.evidence.span.start}–{claim.evidence.span.end}, {claim.iri}"

    def things(self) -> Iterator[tuple[object, ...]]:
        """A row for each thing that is mentioned, in the order of the text."""
        by_thing: dict[str, list[Link]] = {}
        for link in self._reading.links:
            by_thing.setdefault(link.entity, []).append(link)
        for iri, links in sorted(by_thing.items(), key=lambda item: item[1][0].mention.span):
            surfaces = list(dict.fromkeys(link.mention.surface for link in links))
            known = "yes" if (entity := self._entities.get(iri)) and entity.known else "no"
            yield self._name(iri), links[0].mention.type, known, surfaces, len(links)

    def _name(self, iri: str) -> str:
        entity = self._entities.get(iri)
        return printable(entity.label if entity and entity.label else iri)

    def _values(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """The values in the ontology's order: the sum before its currency."""
        told = dict(claim.values)
        return ((name, told[name]) for name in self._ontology.attributes if name in told)

    def _value(self, name: str, value: str) -> str:
        return f"{Decimal(value):,f}" if self._ontology.attributes[name].datatype == "decimal" else value

    def _link(self, span: Span, thing: str) -> Link | None:
        return next((k for k in self._reading.links if k.entity == thing and k.mention.span.overlaps(span)), None)
