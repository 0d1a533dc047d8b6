"""All that can be looked up: the ledger as exports tell it, the catalogue's names, the vocabulary, the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path
from threading import Lock

import pyoxigraph as ox

from flows.changed import changed
from flows.checks import holder
from graph.describing import Dataset
from graph.exports.content import EVERYTHING, Content
from graph.exports.description import APACHE, DATASET, DESCRIPTION, Described, description
from graph.exports.rdf_dataset import concept_triples, dataset_lines
from graph.judgements.kept import FOLDER as JUDGEMENTS
from graph.known_names import FOLDER as NAMES
from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.ledger_format import ARTICLES
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.namespaces import BASE, VOID
from ontology.published import vocabulary
from ontology.shacl import shapes

_Stamp = tuple[tuple[str, int], ...]

DOCUMENTS = ("ontology", "shapes")
"""What is one document with a name for each of its parts: an IRI with # is looked up without what follows it."""

EXAMPLES = 5
"""Articles that the description of the whole leads to, so that one can begin somewhere."""


class Resources:
    """The statements about IRIs, which begin with our own base here. The ledger is read again when it has changed.

    ``licence`` is the IRI under which the data is handed out, ``runs`` tells what was run and when, too.
    """

    def __init__(self, ledger: Ledger, *, licence: str = APACHE, runs: bool = False) -> None:
        self._ledger, self._licence, self._runs = ledger, licence, runs
        self._loading = Lock()
        self._known: tuple[_Stamp, Dataset | DealgraphError] | None = None

    def description(self, path: str) -> list[ox.Triple]:
        """What is said of the IRI of that path below the base; nothing for one that nobody speaks of."""
        if path in DOCUMENTS:
            return list(_document(path))
        iri = BASE + path
        try:
            ox.NamedNode(iri)
        except ValueError:
            return []
        return self._dataset().description(iri) or self._concept(iri)

    def labels_for(self, triples: Iterable[ox.Triple]) -> dict[str, str]:
        """How the things are called of which statements speak, so far as they have names."""
        terms = {term for triple in triples for term in (triple.subject, triple.object)}
        return self._dataset().labels(term.value for term in terms if isinstance(term, ox.NamedNode))

    def _concept(self, iri: str) -> list[ox.Triple]:
        catalogue = catalogue_of(self._ledger.folder)
        concept = catalogue.by_iri.get(iri)
        return sorted(concept_triples(concept, catalogue), key=str) if concept else []

    def _dataset(self) -> Dataset:
        with self._loading:
            stamp = _stamp(self._ledger.folder)
            # While a run writes, what stood before is told: to read it all again after each batch would take the time.
            if self._known is None or (self._known[0] != stamp and not holder(self._ledger.folder)):
                try:
                    self._known = (stamp, self._read())
                except DealgraphError as error:
                    self._known = (stamp, error)  # which it stays until the folder is another one
            known = self._known[1]
        if isinstance(known, DealgraphError):
            raise known
        return known

    def _read(self) -> Dataset:
        content = Content(self._ledger, self._ledger.ontology, catalogue_of(self._ledger.folder), text=False)
        lines = [line for graph in dataset_lines(content, runs=self._runs) for line in graph]
        lines += description(Described("turtle", len(set(lines)), EVERYTHING, self._licence))
        for article in islice(self._ledger.keys(), EXAMPLES):
            lines.append(f"<{DATASET}> <{VOID}exampleResource> <{article}> <{DESCRIPTION}> .".encode())
        return Dataset(lines)


@cache
def _document(name: str) -> tuple[ox.Triple, ...]:
    return vocabulary() if name == "ontology" else tuple(shapes(load_ontology()))


def _stamp(folder: Path) -> _Stamp:
    """Changes with every file that comes into the ledger or the imported names, goes, or takes another's place."""
    parts = ("ledger/*/", f"{ARTICLES}/*/", f"{JUDGEMENTS}/", f"{NAMES}/")
    return tuple(sorted((str(place), changed(place)) for part in parts for place in folder.glob(part)))
