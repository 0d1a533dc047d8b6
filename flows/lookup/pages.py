"""Statements as a page for people: a table for each thing, with links to whatever can be looked up here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.lookup.forms import FORMS, PAGE
from flows.lookup.names import PREFIXES, end_of_space
from ontology.namespaces import BASE, RDF, RDFS, SKOS

MOST = 100
"""Values of one property that a page shows; the RDF holds all."""

MOST_THINGS = 1000
"""Things that a page shows: the graph of all facts would be a page that no browser opens. The vocabulary has fewer."""

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_NAMES = (SKOS + "prefLabel", RDFS + "label")
_FIRST = (RDF + "type", *_NAMES, SKOS + "definition")


@dataclass(frozen=True, slots=True)
class Shown:
    """A term: its words, where it leads ("" for nowhere), the language of its words."""

    text: str
    link: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A property with its values, and how many more there are."""

    name: Shown
    values: tuple[Shown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with what is said of it."""

    iri: str
    name: str
    anchor: str
    rows: tuple[Row, ...]


def page(path: str, triples: Iterable[ox.Triple], labels: Mapping[str, str], base: str) -> bytes:
    """The page of the thing at that path below the base. ``labels`` are names of things by IRI."""
    up = "../" * path.count("/")
    view = _View(labels, base, up)
    about: dict[str, list[ox.Triple]] = defaultdict(list)
    backward: dict[str, list[ox.Triple]] = defaultdict(list)
    iri = BASE + path
    for triple in triples:
        subject = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else str(triple.subject)
        if subject != iri and isinstance(triple.object, ox.NamedNode) and triple.object.value == iri:
            backward[triple.predicate.value].append(triple)
        else:
            about[subject].append(triple)
    order = sorted(about, key=lambda name: (name != iri, name))
    things = [view.thing(name, about[name]) for name in order[:MOST_THINGS]]
    document = quote(path.rsplit("/", 1)[-1], safe="")
    told = _TEMPLATES.get_template("document.html").render(
        title=labels.get(iri) or view.shown(iri).text,
        iri=view.moved(iri),
        up=up,
        things=things,
        more=len(order) - len(things),
        backward=[view.row(name, [t.subject for t in found]) for name, found in sorted(backward.items())],
        forms=[(form.title, f"./{document}.{form.ending}", form.media[0]) for form in FORMS if form is not PAGE],
        most=MOST,
    )
    return told.encode("utf-8", "backslashreplace")


class _View:
    """How terms look on one page: ``up`` leads from it to where the base is served."""

    def __init__(self, labels: Mapping[str, str], base: str, up: str) -> None:
        self._labels, self._base, self._up = labels, base, up

    def moved(self, iri: str) -> str:
        """The IRI under the base that is served."""
        return self._base + iri.removeprefix(BASE) if iri.startswith(BASE) else iri

    def thing(self, iri: str, triples: Sequence[ox.Triple]) -> Thing:
        values: dict[str, list[object]] = defaultdict(list)
        for triple in triples:
            values[triple.predicate.value].append(triple.object)
        order = sorted(values, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
        name = self._labels.get(iri) or self._label(values) or self.shown(iri).text
        anchor = iri.partition("#")[2]
        return Thing(self.moved(iri), name, anchor, tuple(self.row(each, values[each]) for each in order))

    def row(self, predicate: str, values: Sequence[object]) -> Row:
        told = tuple(self._term(value) for value in values[:MOST])
        return Row(self.shown(predicate), told, max(0, len(values) - MOST))

    def shown(self, iri: str) -> Shown:
        """An IRI by its name or short form; what is ours leads to its page here, what is not is no more than words."""
        end = end_of_space(iri)
        prefix = next((name for name, space in PREFIXES.items() if space == iri[:end]), "")
        short = f"{prefix}:{iri[end:]}" if prefix and iri[end:] else self.moved(iri)
        link = self._up + iri.removeprefix(BASE) if iri.startswith(BASE) else iri if _is_web(iri) else ""
        return Shown(self._labels.get(iri) or short, link)

    def _term(self, value: object) -> Shown:
        if isinstance(value, ox.NamedNode):
            return self.shown(value.value)
        if isinstance(value, ox.Literal):
            return Shown(value.value, "", value.language or "")
        return Shown(str(value))

    def _label(self, values: Mapping[str, Sequence[object]]) -> str:
        told = [v for name in _NAMES for v in values.get(name, ()) if isinstance(v, ox.Literal)]
        return min(told, key=lambda v: ((v.language or "en") != "en", v.value)).value if told else ""


def _is_web(iri: str) -> bool:
    return iri.startswith(("http://", "https://"))
