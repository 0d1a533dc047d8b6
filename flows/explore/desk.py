"""What the pages are made from: the ledger, a store that may only be read, and the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from flows.in_step import FILE as IN_STEP
from flows.settings import Settings
from graph.ledger import Ledger
from graph.stores.base import RunsCypher
from ontology.model import Ontology

QUERIES = Path(__file__).with_name("queries")
Row = dict[str, Any]
Made = TypeVar("Made")


@dataclass(frozen=True)
class Desk:
    """An open data folder with its store. ``reviewer`` is the name that forms suggest for judgements."""

    settings: Settings
    ledger: Ledger
    store: RunsCypher
    reviewer: str = ""
    _made: dict[str, tuple[object, object]] = field(default_factory=dict, repr=False)
    _making: dict[str, Lock] = field(default_factory=dict, repr=False)

    @property
    def ontology(self) -> Ontology:
        """The vocabulary."""
        return self.ledger.ontology

    def rows(self, question: str, /, **given: object) -> list[Row]:
        """The answer to one of the questions in `queries/`."""
        answer = self.store.run(_question(question), given)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def row(self, question: str, /, **given: object) -> Row | None:
        """The first row of the answer, or None."""
        return next(iter(self.rows(question, **given)), None)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What a question about the whole graph gave, asked again only when the store's graph has changed."""
        with self._making.setdefault(name, Lock()):
            stamp = self._stamp()
            known = self._made.get(name)
            if known is None or known[0] != stamp:
                known = (stamp, make())
                self._made[name] = known
            found: Made = known[1]  # type: ignore[assignment]  # made by the same function under the same name
            return found

    def forget(self) -> None:
        """The graph may have changed."""
        self._made.clear()

    def _stamp(self) -> object:
        """Changes with every sync of the store."""
        try:
            told = (self.settings.data / IN_STEP).stat()
        except OSError:
            return None
        return told.st_mtime_ns, told.st_ino


@cache
def _question(name: str) -> str:
    return (QUERIES / f"{name}.cypher").read_text(encoding="utf-8")
