"""What the graph calls a thing: all its names, and one in Latin script where it has one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from ontology.identifiers import folded
from ontology.records import Entity, Name


def is_latin(text: str) -> bool:
    """Whether every letter of the text is of the Latin script (and there is one)."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(letter, "") for letter in letters)


def all_names(tellings: Iterable[Entity], known: Iterable[Name] = ()) -> tuple[str, ...]:
    """Every name of a thing, of all articles and of the catalogue, sorted, each once."""
    found = {name.text for name in known}
    for entity in tellings:
        found.update(name.text for name in entity.names)
        found.add(entity.label)
    return tuple(sorted(filter(None, found)))


def usual_name(tellings: Iterable[Entity], known_label: str = "") -> str:
    """The catalogue's label where there is one; else the label of most articles, one in Latin script before others."""
    if known_label:
        return known_label
    told = list(tellings)
    labels = Counter(entity.label for entity in told if entity.label)
    latin = Counter(n.text for e in told for n in e.names if is_latin(n.text) and n.kind in ("usual", "alias"))
    for choices in (Counter({t: n for t, n in labels.items() if is_latin(t)}), latin, labels):
        if choices:
            return min(choices.items(), key=lambda item: (-item[1], item[0]))[0]
    return ""


def folded_names(names: Iterable[str]) -> str:
    """All names in one text to search in: case and width folded away, each on a line of its own, a line end around all.

    Thus ``CONTAINS`` finds part of a name, and with a line end on either side a whole one.
    """
    return "\n" + "".join(f"{name}\n" for name in sorted(set(map(folded, names))))


def shown_source(source: str) -> str:
    """A source as others may see it: of a path of this machine only the file's name and what follows it."""
    return source.rsplit("/", 1)[-1] if source.startswith("/") else source


def entity_type(tellings: Iterable[Entity]) -> str:
    """The kind of thing that most articles take it for."""
    kinds = Counter(entity.type for entity in tellings)
    return min(kinds.items(), key=lambda item: (-item[1], item[0]))[0]
