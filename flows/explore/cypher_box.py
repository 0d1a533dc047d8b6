"""The Cypher box: a question and its answer as a table, as CSV, and as the things that it names.

What may not be written is refused by the store: the embedded one is asked as a user without the right, a Neo4j in a
transaction for reading; of a server that is neither, what looks like writing is refused here.
"""

from __future__ import annotations

import json
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass

from flows.cli.read_only import refuse_writing
from flows.cli.rows import as_csv
from flows.cli.shown import as_json
from flows.explore.addresses import page_of
from flows.explore.desk import Desk
from flows.explore.words import number
from flows.settings import EMBEDDED
from graph.stores.base import Rows
from ontology.errors import DealgraphError
from ontology.namespaces import RESOURCE

SHOWN = 500
"""Rows of the table; CSV has all of them."""

PATIENCE = 30.0
"""Seconds to wait for an answer."""

AT_ONCE = 3
"""Questions that may be under way, those that were given up among them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in the table, with the page that it leads to, "" for none."""

    text: str
    page: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that are shown, how many there are, and the words in them by which things may be found."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    seconds: float
    things: tuple[str, ...]


class CypherBox:
    """Asks the store, and gives up waiting in time: a store may be at a question for hours."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="cypher-box")
        self._asked: list[Future[Rows]] = []

    def answer(self, query: str, parameters: str) -> Answer:
        """The answer to show; `DealgraphError` for what cannot be asked or answered."""
        begun = time.perf_counter()
        found = self._rows(query, parameters)
        seconds = time.perf_counter() - begun
        shown = found.rows[:SHOWN]
        words = dict.fromkeys(word for row in shown for value in row for word in _words(value))
        rows = tuple(tuple(_cell(value) for value in row) for row in shown)
        return Answer(found.columns, rows, len(found.rows), seconds, tuple(words))

    def csv(self, query: str, parameters: str) -> str:
        """All rows as CSV."""
        found = self._rows(query, parameters)
        return as_csv(found.columns, found.rows) + "\r\n"

    def _rows(self, query: str, parameters: str) -> Rows:
        if not query.strip():
            raise DealgraphError("there is no question", where="the Cypher box", remedy="Write one, or choose one.")
        store = self._desk.store
        if self._desk.settings.store != EMBEDDED:
            refuse_writing(query, store, self._desk.settings.store)
        given = _parameters(parameters)
        self._asked = [asked for asked in self._asked if not asked.done()]
        if len(self._asked) >= AT_ONCE:
            raise DealgraphError(
                f"{AT_ONCE} questions are under way that have not been answered yet",
                where="the Cypher box",
                remedy="Wait for them, or stop and start `dealgraph explore`.",
            )
        asked = self._pool.submit(store.run, query, given)
        self._asked.append(asked)
        try:
            return asked.result(PATIENCE)
        except TooLate:
            raise DealgraphError(
                f"there was no answer within {PATIENCE:.0f} s",
                where="the Cypher box",
                remedy="Ask for less; the store is still at this question. `dealgraph query` waits longer.",
            ) from None


def _parameters(text: str) -> dict[str, object]:
    try:
        given = json.loads(text) if text.strip() else {}
    except ValueError as error:
        raise DealgraphError(f"is no JSON: {error}", where="parameters", remedy='Write {"name": "value"}.') from error
    if not isinstance(given, dict):
        raise DealgraphError("is no JSON object", where="parameters", remedy='Write {"name": "value"}.')
    return given


_SHOWN = ("name", "quote", "sentence", "relation", "type")
"""The property that shows a node or an edge, the first that it has."""


def _cell(value: object) -> Cell:
    if isinstance(value, bool) or value is None:
        return Cell("" if value is None else str(value).lower(), "", numeric=False)
    if isinstance(value, int | float):
        return Cell(number(value) if abs(value) < 1e6 else f"{value:,.10g}", "", numeric=True)
    if isinstance(value, str):
        return Cell(value, page_of(value) if value.startswith(RESOURCE) else "", numeric=False)
    if isinstance(value, dict) and isinstance(value.get("iri"), str):
        told = next((str(value[name]) for name in _SHOWN if name in value), "")
        leads = "labels" in value
        return Cell(told or value["iri"], page_of(value["iri"]) if leads else "", numeric=False)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return Cell(", ".join(value), "", numeric=False)
    return Cell(as_json(value), "", numeric=False)


def _words(value: object) -> list[str]:
    """What may be the name or the IRI of a thing."""
    if isinstance(value, str):
        return [value] if len(value) <= 200 else []
    if isinstance(value, dict):
        return _words(value.get("iri"))
    return [word for item in value for word in _words(item)] if isinstance(value, list) else []
