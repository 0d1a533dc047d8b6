"""Which articles would come out differently now: what a result rests on, remembered for each extractor.

Whoever changes a German pattern changes no English article, and who adds a name to the catalogue only those that hold
it. Of all else (code, weights, vocabulary, models) a change may change every article.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import extraction
from extraction.claims.triggers import Trigger, load_triggers
from extraction.mentions.by_catalogue import lowered
from extraction.text import sentences
from graph.atomic import write_bytes
from ontology.catalogue import Catalogue, Concept
from ontology.identifiers import digest
from ontology.model import load_ontology
from ontology.records import Reading

FOLDER = "read-with"
PATTERNS = "patterns"


@dataclass(frozen=True, slots=True)
class Basis:
    """What an extractor's results rest on.

    ``patterns`` is a digest by language. ``concepts`` is by IRI: a digest, and the words by which an article may speak
    of it, as `_words` gives them.
    """

    rest: str
    patterns: dict[str, str]
    concepts: dict[str, list[str]]


def todays_basis(models: tuple[tuple[str, str], ...], extractor: str, catalogue: Catalogue) -> Basis:
    """What the extractor of that digest rests on."""
    folder = Path(extraction.__path__[0])
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    rest = hashlib.sha256()
    for path in files:
        if path.parent.name != PATTERNS:
            rest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    # Of a trained model only the extractor knows the version, so that with one every change is a change of all.
    others = (load_ontology().digest, extractor if models else "")
    patterns = {language: digest(list(map(_told, triggers))) for language, triggers in load_triggers().items()}
    return Basis(digest(rest.hexdigest(), *others), patterns, _concepts(catalogue))


def remember(data: Path, extractor: str, basis: Basis) -> None:
    """Keep what the extractor of that digest rests on."""
    path = _path(data, extractor)
    if not path.exists():
        write_bytes(path, json.dumps(asdict(basis), ensure_ascii=False, sort_keys=True).encode() + b"\n")


def remembered(data: Path, extractor: str) -> Basis | None:
    """What an extractor rested on, None where that is not known."""
    try:
        return Basis(**json.loads(_path(data, extractor).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def forget(data: Path, needed: Collection[str]) -> None:
    """Forget extractors with which no article has been read."""
    for path in (data / FOLDER).glob("*.json"):
        if path.stem not in needed:
            path.unlink()


@dataclass(frozen=True, slots=True)
class Change:
    """What lies between two extractors; ``everything`` where more than patterns and catalogue does, or it is not known.

    ``words`` are those by which an article may speak of a concept that is new, gone or another one, ``concepts`` those.
    """

    everything: bool
    languages: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @classmethod
    def between(cls, before: Basis | None, now: Basis) -> Change:
        """The change from one basis to another."""
        if before is None or before.rest != now.rest:
            return cls(everything=True)
        languages = before.patterns.keys() | now.patterns.keys()
        concepts = before.concepts.keys() | now.concepts.keys()
        changed = {iri for iri in concepts if before.concepts.get(iri) != now.concepts.get(iri)}
        words = {w for iri in changed for b in (before, now) for w in b.concepts.get(iri, [""])[1:]}
        return cls(
            everything=False,
            languages=frozenset(code for code in languages if before.patterns.get(code) != now.patterns.get(code)),
            concepts=frozenset(changed),
            words=frozenset(words),
        )

    def may_touch(self, reading: Reading) -> bool:
        """Whether the article could come out differently."""
        if self.everything or (self.languages and self.languages & _languages(reading)):
            return True
        if any(link.entity in self.concepts for link in reading.links):
            return True
        text = _bare(reading.article.text)
        return any(word in text for word in self.words)


def _languages(reading: Reading) -> set[str]:
    """The languages by whose patterns an article is read: its own, and those of sentences in another."""
    article = reading.article
    return {article.language, *(s.language for s in sentences(article.text, article.language))}


def _concepts(catalogue: Catalogue) -> dict[str, list[str]]:
    return {
        concept.iri: [digest(asdict(replace(concept, files=()))), *_words(concept)] for concept in catalogue.concepts
    }


def _words(concept: Concept) -> list[str]:
    """What an article must hold to speak of the concept: one of its names, whatever the signs between its letters.

    A model's version is known by its number beside any other name of the model ("豆包2.0" for "Doubao 2.0"), so of such
    names the last part that holds a digit will do.
    """
    names = [name.text for name in concept.names]
    parts = [part for name in names for part in name.replace("-", " ").split()[-1:] if any(map(str.isdigit, part))]
    numbers = ["".join(letter for letter in part if not letter.isalpha()) for part in parts]
    return sorted({bare for text in (*names, *numbers) if (bare := _bare(text))})


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, lowered(text).casefold()))


def _told(trigger: Trigger) -> dict[str, object]:
    patterns = ("words", "between", "unless", "only")
    told = {name: getattr(trigger, name) for name in trigger.__slots__}
    return {
        name: (value.pattern, value.flags) if name in patterns and value else repr(value)
        for name, value in told.items()
    }


def _path(data: Path, extractor: str) -> Path:
    return data / FOLDER / f"{extractor}.json"
