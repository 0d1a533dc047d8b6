"""The ontology as a page for people: `python -m ontology.reference` writes docs/reference/ontology.md anew."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from ontology.model import FOLDER
from ontology.namespaces import ONTOLOGY, OWL, PREFIXES, RDF, RDFS, SCHEMA, SKOS
from ontology.published import IRI, vocabulary

PAGE = FOLDER.parent / "docs" / "reference" / "ontology.md"

LANGUAGES = ("en", "de", "pt", "zh")
"""The languages in which every term has a label and a definition."""

_HEAD = """# The ontology

Every class, relation, attribute, status and property of dealgraph, its name and what it means in four languages,
and the terms of other vocabularies that it stands to. Written by `python -m ontology.reference` from
`ontology/*.ttl` and `ontology/relations/*.ttl`; a test keeps it true. The terms' IRIs begin with `{namespace}`,
and what follows the # is a place on this page.

A claim describes a statement and does not assert it: what an article denies is a claim too, with the status
`dg:denied`. Each relation is the class of its claims and, in RDF 1.2 exports, the predicate of the statement that a
claim reifies. Money is a plain decimal in whole units beside its ISO 4217 code, a date is as coarse as the text.
"""

_SECTIONS = (
    ("Classes", OWL + "Class"),
    ("Relations", ONTOLOGY + "Relation"),
    ("Attributes of a claim", ONTOLOGY + "Attribute"),
    ("Lists of terms", SKOS + "ConceptScheme"),
    ("Statuses", SKOS + "Concept"),
    ("Object properties", OWL + "ObjectProperty"),
    ("Datatype properties", OWL + "DatatypeProperty"),
    ("Annotation properties", OWL + "AnnotationProperty"),
)
_TOLD = (
    ("of", RDFS + "domain"),
    ("value", RDFS + "range"),
    ("subject", SCHEMA + "domainIncludes"),
    ("object", SCHEMA + "rangeIncludes"),
    ("may carry", ONTOLOGY + "attribute"),
    ("must carry", ONTOLOGY + "requires"),
    ("one of", ONTOLOGY + "oneOf"),
    ("form", ONTOLOGY + "pattern"),
    ("plausible from", ONTOLOGY + "plausibleMin"),
    ("plausible to", ONTOLOGY + "plausibleMax"),
    ("a kind of", RDFS + "subClassOf"),
    ("a kind of", RDFS + "subPropertyOf"),
    ("see also", RDFS + "seeAlso"),
)
_Term = dict[str, list[ox.NamedNode | ox.Literal]]


def page() -> str:
    """The page as Markdown."""
    terms = _terms()
    parts, done = [_HEAD.format(namespace=ONTOLOGY)], set()
    for title, kind in _SECTIONS:
        names = [n for n, told in terms.items() if n not in done and _is_a(told, kind) and _in_section(told, kind)]
        parts.append(f"## {title}\n")
        parts += [_entry(name, terms[name]) for name in sorted(names, key=lambda name: _place(name, terms[name]))]
        done.update(names)
    return "\n".join(parts)


def _terms() -> dict[str, _Term]:
    found: dict[str, _Term] = defaultdict(lambda: defaultdict(list))
    for triple in vocabulary():
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            found[subject.value.removeprefix(ONTOLOGY)][triple.predicate.value].append(value)
    return {name: told for name, told in found.items() if name != IRI}


def _in_section(told: _Term, kind: str) -> bool:
    # A relation is a class as well, and an attribute a property: each stands once, where people look for it.
    return kind not in (OWL + "Class", OWL + "ObjectProperty") or not _is_a(told, ONTOLOGY + "Relation")


def _is_a(told: _Term, kind: str) -> bool:
    if kind == OWL + "DatatypeProperty" and _is_a(told, ONTOLOGY + "Attribute"):
        return False
    return any(value.value == kind for value in told[RDF + "type"])


def _place(name: str, told: _Term) -> tuple[int, str]:
    order = told[ONTOLOGY + "order"]
    return (int(order[0].value) if order else 0, name)


def _entry(name: str, told: _Term) -> str:
    labels = {**_by_language(told, SKOS + "prefLabel"), **_by_language(told, RDFS + "label")}
    meanings = _by_language(told, SKOS + "definition")
    # The anchor is what stands behind the # of the term's IRI; a heading's own is made by whoever shows the page.
    lines = [f'<a id="{name}"></a>\n\n### dg:{name}\n']
    lines += [f"- {language}: **{labels[language]}** — {meanings[language]}" for language in LANGUAGES]
    for title, predicate in _TOLD:
        values = sorted({_short(value) for value in told[predicate]})
        if values:
            lines.append(f"- {title}: {', '.join(f'`{value}`' for value in values)}")
    return "\n".join(lines) + "\n"


def _by_language(told: _Term, predicate: str) -> dict[str, str]:
    return {value.language or "": value.value for value in told[predicate] if isinstance(value, ox.Literal)}


def _short(value: ox.NamedNode | ox.Literal) -> str:
    prefixes = {**PREFIXES, "schema": SCHEMA, "foaf": "http://xmlns.com/foaf/0.1/", "org": "http://www.w3.org/ns/org#"}
    for prefix, namespace in prefixes.items():
        if isinstance(value, ox.NamedNode) and value.value.startswith(namespace):
            return f"{prefix}:{value.value.removeprefix(namespace)}"
    return value.value


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
