"""SPARQL questions to the ledger as exports tell it: articles' graphs, facts and names, in memory, for reading only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.exports.content import Content
from graph.exports.rdf import prefixes_at
from graph.exports.rdf_dataset import dataset_lines
from graph.ledger import Ledger
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError

FOLDER = Path(__file__).with_name("sparql")
"""Questions that people ask, one a file, which mirror the Cypher cookbook."""

Cell = str | int | float | bool | None
"""A value in a row: a literal as what it stands for, a thing by its IRI."""

# Strings, IRIs and comments come first, so that the word inside them is none; before them what a name escapes, as a
# sign after a backslash begins none of them.
_SERVICE = re.compile(
    r"""\\.|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|\#[^\n]*|(\bSERVICE\b)""",
    re.DOTALL | re.IGNORECASE,
)
_WHOLE = frozenset({"integer", "nonNegativeInteger"})
_BROKEN = frozenset({"decimal", "double"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words and in SPARQL. ``name`` is its file's."""

    name: str
    question: str
    query: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a SELECT, the one row of an ASK, or the statements of a CONSTRUCT or DESCRIBE, sorted."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def questions(folder: Path = FOLDER) -> tuple[Question, ...]:
    """All questions by name. A file's comment lines at its top are the question, the rest the query."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def loaded(ledger: Ledger, catalogue: Catalogue) -> ox.Store:
    """The dataset in memory, without the articles' raw texts, which nobody asks for in SPARQL."""
    store = ox.Store()
    content = Content(ledger, ledger.ontology, catalogue, text=False)
    for lines in dataset_lines(content):
        store.bulk_load(input=b"\n".join(lines), format=ox.RdfFormat.N_QUADS)
    return store


def checked(query: str) -> str:
    """The query as it was given; `DealgraphError` for what is none, which an empty store tells as well as any."""
    ask(ox.Store(), query)
    return query


def ask(store: ox.Store, query: str) -> Answer:
    """The answer to a query over all graphs taken together; `DealgraphError` for what is no SPARQL query.

    The prefixes of exports need not be declared. `SERVICE` is refused: a question to the ledger asks nobody else.
    """
    if any(found[1] for found in _SERVICE.finditer(query)):
        raise DealgraphError("asks another server by SERVICE", where="sparql", remedy="Ask that server itself.")
    try:
        found = store.query(query, prefixes=prefixes_at(), use_default_graph_as_union=True)
        return _answer(found)
    except SyntaxError as error:
        raise DealgraphError(
            f"is no SPARQL query: {error}",
            where="sparql",
            remedy="Updates are refused as well: the ledger is read only.",
        ) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise DealgraphError(f"cannot be answered: {error}", where="sparql") from error


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        triples = sorted(found, key=str)
        return Answer(
            ("subject", "predicate", "object"),
            tuple((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in triples),
        )
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, tuple(tuple(_cell(solution[name]) for name in columns) for solution in found))


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Cell:
    if isinstance(term, ox.NamedNode):
        return term.value
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    kind = term.datatype.value.rsplit("#", 1)[-1]
    if kind in _WHOLE:
        return int(term.value)
    if kind in _BROKEN:
        return float(term.value)
    return term.value == "true" if kind == "boolean" else term.value


def _read(path: Path) -> Question:
    lines = path.read_text(encoding="utf-8").strip().split("\n")
    question = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    query = "\n".join(line for line in lines if not line.startswith("#"))
    return Question(path.stem, " ".join(question), query)
