"""Data held against the shapes, fast: an article's graph takes milliseconds, where pySHACL takes a second.

It knows what `ontology.shapes` uses of SHACL and nothing more; the tests hold it against pySHACL and Apache Jena.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from ontology.model import Ontology
from ontology.namespaces import RDF, XSD
from ontology.shacl import SHAPES, shape_iri
from ontology.shape_words import messages
from ontology.shapes import NodeShape, PropertyShape, Severity, node_shapes

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Values = dict[str, list[_Term]]

_LEXICAL = {
    "boolean": re.compile(r"true|false|0|1"),
    "decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "double": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN"),
    "integer": re.compile(r"[+-]?[0-9]+"),
    "nonNegativeInteger": re.compile(r"\+?[0-9]+|-0+"),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """What does not keep to a shape: the thing, the property, its value ("" for none), and why not in each language.

    ``shape`` is the local name of the shape that is broken.
    """

    focus: str
    path: str
    value: str
    shape: str
    severity: Severity
    messages: tuple[tuple[str, str], ...]

    def message(self, language: str = "en") -> str:
        """Why not, in one of the languages, else in English."""
        told = dict(self.messages)
        return told.get(language, told.get("en", ""))


@dataclass(frozen=True, slots=True)
class _Compiled:
    part: PropertyShape
    shape: str
    checks: tuple[Callable[[_Term, _Data], bool], ...]
    messages: tuple[tuple[str, str], ...]


class _Data:
    """The statements by subject and predicate, and the classes of each thing."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.values: dict[_Term, _Values] = {}
        self.classes: dict[_Term, set[str]] = {}
        for quad in quads:
            predicate, value = quad.predicate.value, quad.object
            told = self.values.setdefault(quad.subject, {}).setdefault(predicate, [])
            if value not in told:  # several graphs may say the same
                told.append(value)
            if predicate == _TYPE and isinstance(value, ox.NamedNode):
                self.classes.setdefault(quad.subject, set()).add(value.value)


_TYPE = RDF + "type"


class Validator:
    """The shapes of a vocabulary, made ready once."""

    def __init__(self, ontology: Ontology) -> None:
        self._by_class: dict[str, list[_Compiled]] = {}
        for shape in node_shapes(ontology):
            found = self._by_class.setdefault(shape.target, [])
            found.extend(_compiled(shape, part) for part in shape.properties)

    def check(self, quads: Iterable[ox.Quad]) -> tuple[Violation, ...]:
        """Everything that breaks a shape, all graphs taken together, sorted; empty where all is well."""
        data = _Data(quads)
        found = {
            violation
            for node, classes in data.classes.items()
            for name in classes
            for compiled in self._by_class.get(name, ())
            for violation in _breaches(node, compiled, data)
        }
        return tuple(sorted(found, key=lambda v: (v.focus, v.path, v.shape, v.value)))


def _compiled(shape: NodeShape, part: PropertyShape) -> _Compiled:
    iri = shape_iri(shape, part)
    return _Compiled(part, iri.removeprefix(SHAPES), tuple(_checks(part)), tuple(messages(shape, part).items()))


def _breaches(node: _Term, compiled: _Compiled, data: _Data) -> Iterator[Violation]:
    part, own = compiled.part, data.values[node]
    values = own.get(part.path, [])
    broken: list[str] = []
    if len(values) < part.low or (part.high is not None and len(values) > part.high):
        broken.append("")
    for value in values:
        if not all(check(value, data) for check in compiled.checks):
            broken.append(_text(value))
        for other, strict in ((part.less_than, True), (part.at_most, False)):
            if other and not all(_in_order(value, limit, strict=strict) for limit in own.get(other, ())):
                broken.append(_text(value))
    for told in broken:
        yield Violation(_text(node), part.path, told, compiled.shape, part.severity, compiled.messages)


def _checks(part: PropertyShape) -> Iterator[Callable[[_Term, _Data], bool]]:
    if part.datatype:
        datatype, lexical = ox.NamedNode(XSD + part.datatype), _LEXICAL.get(part.datatype)
        yield (
            lambda v, _: (
                isinstance(v, ox.Literal)
                and v.datatype == datatype
                and (not lexical or bool(lexical.fullmatch(v.value)))
            )
        )
    if part.iri:
        yield lambda v, _: isinstance(v, ox.NamedNode)
    if part.classes:
        wanted = frozenset(part.classes)
        yield lambda v, data: not wanted.isdisjoint(data.classes.get(v, ()))
    if part.one_of:
        allowed = {ox.NamedNode(text) if "://" in text else ox.Literal(text) for text in part.one_of}
        yield lambda v, _: v in allowed
    if part.pattern:
        pattern = re.compile(part.pattern)
        yield lambda v, _: isinstance(v, ox.Literal | ox.NamedNode) and bool(pattern.search(v.value))
    if part.least:
        least = Decimal(part.least)
        yield lambda v, _: (number := _number(v)) is not None and number >= least
    if part.most:
        most = Decimal(part.most)
        yield lambda v, _: (number := _number(v)) is not None and number <= most


def _in_order(one: _Term, other: _Term, *, strict: bool) -> bool:
    low, high = _number(one), _number(other)
    if low is None or high is None:
        return False
    return low < high if strict else low <= high


def _number(value: _Term) -> Decimal | None:
    """The number that a literal stands for; None for what is none, and for NaN, which is in no order."""
    try:
        found = Decimal(value.value) if isinstance(value, ox.Literal) else None
    except InvalidOperation:
        return None
    return None if found is None or found.is_nan() else found


def _text(term: _Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
