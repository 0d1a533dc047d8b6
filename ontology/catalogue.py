"""The catalogue of known things: every concept of ``ontology/catalogue/*.ttl`` with its names in all languages."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import DealgraphError
from ontology.identifiers import digest, folded
from ontology.model import load_ontology
from ontology.namespaces import CONCEPT, ONTOLOGY, RDF, SKOS
from ontology.records import Name

FOLDER = Path(__file__).with_name("catalogue")
"""Where the packaged files lie."""

USUAL, TRANSLATION, WEAK = "usual", "translation", "weak"
NAME_KINDS = {
    SKOS + "prefLabel": USUAL,
    SKOS + "altLabel": "alias",
    ONTOLOGY + "translatedName": TRANSLATION,
    ONTOLOGY + "formerName": "former",
    ONTOLOGY + "weakName": WEAK,
}
"""Property of a concept to the kind of name that it gives (see `ontology.records.Name`)."""

_TYPE, _DEVELOPER, _SCHEME = RDF + "type", ONTOLOGY + "developer", SKOS + "inScheme"
_SKOS_CONCEPT = SKOS + "Concept"
_SAID_OF_OTHERS = {_SCHEME, SKOS + "exactMatch"}
"""What a file may say of a concept that is for others: where else it is known."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A known thing. ``type`` is the local name of its class, ``names`` are sorted, ``developer`` is an IRI.

    ``files`` tells for each of the names which of the catalogue's files gives it; that is no part of what the thing is.
    """

    iri: str
    type: str
    names: tuple[Name, ...]
    developer: str | None
    files: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def translated(self) -> str:
        """What its literal translations are made from: its usual Chinese name, "" where it has none."""
        return next((name.text for name in self.names if name.kind == USUAL and name.language == "zh"), "")

    def source_of(self, name: Name) -> str:
        """Where the catalogue has a name from: its file and, for a literal translation, what that is made from."""
        made_from = self.translated() if name.kind == TRANSLATION else ""
        file = dict(zip(self.names, self.files, strict=False)).get(name, "")
        return f"catalogue ({', '.join(filter(None, (file, made_from and f'of {made_from}')))})"


@dataclass(frozen=True)
class Catalogue:
    """All concepts by IRI in ascending order. ``digest`` changes whenever a concept or a name does.

    ``dangling`` are the files, each with an IRI, that give further names to what no file defines any more.
    """

    concepts: tuple[Concept, ...]
    digest: str
    dangling: tuple[tuple[str, str], ...] = field(default=(), repr=False, compare=False)
    by_iri: dict[str, Concept] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_iri", {concept.iri: concept for concept in self.concepts})

    def label(self, iri: str) -> str:
        """The usual name: the English one, else one in Latin script, else the first."""
        concept = self.by_iri.get(iri)
        if concept is None:
            raise DealgraphError("there is no such concept", where=iri, remedy=f"Concepts are in {FOLDER.name}/*.ttl.")
        usual = [name for name in concept.names if name.kind == USUAL]
        return min(usual, key=lambda name: (name.language != "en", not _is_latin(name.text), name)).text

    def names(self) -> Iterator[tuple[Name, Concept]]:
        """Every name with the concept that it stands for, by concept."""
        for concept in self.concepts:
            for name in concept.names:
                yield name, concept

    def shared_names(self) -> dict[str, tuple[str, ...]]:
        """Folded names that stand for several concepts, with their IRIs; weak names may be shared and are left out."""
        owners: dict[str, set[str]] = defaultdict(set)
        for name, concept in self.names():
            if name.kind != WEAK:
                owners[folded(name.text)].add(concept.iri)
        return {text: tuple(sorted(iris)) for text, iris in sorted(owners.items()) if len(iris) > 1}


def load_catalogue(*extra: Path) -> Catalogue:
    """The packaged catalogue, with the concepts and further names of extra Turtle files of the same form."""
    return _load((path, None) for path in (*_packaged_files(), *extra)) if extra else _packaged()


def load_catalogue_holding(*extra: tuple[str, bytes]) -> Catalogue:
    """The same from the names and the content of the extra files, where these lie on another machine."""
    held = [(Path(name), content) for name, content in extra]
    return _load([*((path, None) for path in _packaged_files()), *held]) if extra else _packaged()


def load_catalogue_with(path: Path, content: bytes, *extra: Path) -> Catalogue:
    """The catalogue with extra files as it will be with a Turtle file of that content, which need not be written yet.

    Where the file is one of the packaged or the extra ones, ``content`` counts in the place of what it holds now.
    """
    others = [other for other in (*_packaged_files(), *extra) if other.resolve() != path.resolve()]
    return _load([*((other, None) for other in others), (path, content)])


def _packaged_files() -> list[Path]:
    return sorted(FOLDER.glob("*.ttl"))


@cache
def _packaged() -> Catalogue:
    return _load((path, None) for path in _packaged_files())


def _load(files: Iterable[tuple[Path, bytes | None]]) -> Catalogue:
    """The catalogue of these files; what they hold is read where it is not given."""
    drafts: dict[str, _Draft] = {}
    types = {entity_type.iri: name for name, entity_type in load_ontology().entity_types.items()}
    for path, held in files:
        _read(path, held, drafts, types)
    # A list that has a thing no longer, or a newer package, is no fault of another list that knows more names of it.
    further = {iri: draft for iri, draft in drafts.items() if draft.only_adds_names}
    dangling = tuple(sorted((file, iri) for iri, draft in further.items() for file in set(draft.names.values())))
    concepts = tuple(drafts[iri].concept() for iri in sorted(drafts.keys() - further.keys()))
    for concept in concepts:
        if concept.developer is not None and concept.developer not in drafts:
            raise drafts[concept.iri].error(f"its developer {_slug(concept.developer)} is not in the catalogue")
    content = [[c.iri, c.type, c.developer, [[n.text, n.language, n.kind] for n in c.names]] for c in concepts]
    return Catalogue(concepts, digest("catalogue", content), dangling)


@dataclass(slots=True)
class _Draft:
    """What has been read of a concept so far, and the last file that spoke of it."""

    iri: str
    path: Path
    type: str = ""
    developer: str | None = None
    names: dict[Name, str] = field(default_factory=dict)

    @property
    def only_adds_names(self) -> bool:
        """Whether a file beside the package's gives names to a thing that none defines."""
        defined = self.type or self.developer or any(name.kind == USUAL for name in self.names)
        return not defined and self.path.parent != FOLDER

    def error(self, what: str, remedy: str = "") -> DealgraphError:
        return DealgraphError(what, where=f"{self.path}: {_slug(self.iri)}", remedy=remedy)

    def set_type(self, found: str) -> None:
        if self.type not in ("", found):
            raise self.error(f"has the class {found} here and {self.type} elsewhere", "A concept has one class.")
        self.type = found

    def set_developer(self, found: str) -> None:
        if self.developer not in (None, found):
            raise self.error("has two developers", "Keep one.")
        self.developer = found

    def concept(self) -> Concept:
        if not self.type:
            raise self.error("has no class", "Give it one of the classes of ontology/dealgraph.ttl.")
        usual = [name.language for name in self.names if name.kind == USUAL]
        if not usual:
            raise self.error("has no skos:prefLabel", "Give it its usual name.")
        if len(usual) != len(set(usual)):
            raise self.error("has two skos:prefLabel in one language", "Make one of them a skos:altLabel.")
        names = tuple(sorted(self.names))
        return Concept(self.iri, self.type, names, self.developer, tuple(self.names[name] for name in names))


def _read(path: Path, content: bytes | None, drafts: dict[str, _Draft], types: dict[str, str]) -> None:
    """Add what one file says to the drafts."""
    try:
        for triple in ox.parse(path.read_bytes() if content is None else content, format=ox.RdfFormat.TURTLE):
            iri, predicate, value = triple.subject.value, triple.predicate.value, triple.object
            draft = drafts.get(iri)
            if draft is None:
                draft = drafts[iri] = _Draft(iri, path)
            draft.path = path
            kind = NAME_KINDS.get(predicate)
            if kind is not None and isinstance(value, ox.Literal):
                name = Name(value.value, (value.language or "").partition("-")[0], kind)
                draft.names.setdefault(name, path.name)
            elif predicate == _TYPE and isinstance(value, ox.NamedNode):
                if value.value != _SKOS_CONCEPT:
                    if value.value not in types:
                        raise draft.error(f"has the unknown class {value}", f"Known are {', '.join(types.values())}.")
                    draft.set_type(types[value.value])
            elif predicate == _DEVELOPER and isinstance(value, ox.NamedNode):
                draft.set_developer(value.value)
            elif predicate not in _SAID_OF_OTHERS:
                raise draft.error(f"says {predicate} {value}, which no concept can", "See the other files' properties.")
    except SyntaxError as error:
        raise DealgraphError(f"is not valid Turtle: {error}", where=str(path)) from error
    except OSError as error:
        raise DealgraphError(f"cannot be read: {error}", where=str(path)) from error


def _slug(iri: str) -> str:
    return "dgc:" + iri.removeprefix(CONCEPT)


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())
