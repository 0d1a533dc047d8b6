"""What a dataset says of one thing: its own statements, those of its parts, and who speaks of it.

It is kept as its lines: a store of Oxigraph's would give numbers back in another form than they were written in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.namespaces import RDFS, RESOURCE

_KINDS = ("agent", "evidence", "failure", "name", "quotation", "quote", "role", "span", "time")
_PARTS = tuple(f"<{RESOURCE}{kind}/".encode() for kind in _KINDS)
"""Nodes that say nothing without what they are part of, such as the words that a claim was read from."""

_OURS, _GRAPHS = f"<{RESOURCE}".encode(), f"<{RESOURCE}graph/".encode()
_LABEL = f"<{RDFS}label>".encode()


class Dataset:
    """N-Quads lines, to be looked up by what they are about."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._about: dict[bytes, list[bytes]] = defaultdict(list)
        self._speaking_of: dict[bytes, list[bytes]] = defaultdict(list)
        self._within: dict[bytes, list[bytes]] = defaultdict(list)
        for line in lines:
            statement, graph, _ = line.rsplit(b" ", 2)
            subject, _, thing = statement.split(b" ", 2)
            self._about[subject].append(line)
            if thing.startswith(_OURS):
                self._speaking_of[thing].append(line)
            if graph.startswith(_GRAPHS):
                self._within[graph].append(line)

    def description(self, iri: str) -> list[ox.Triple]:
        """Every statement with the thing as subject or object, those of its parts, and of theirs; [] for no thing.

        The name of a graph of which nothing is said stands for what the graph says.
        """
        thing = f"<{iri}>".encode()
        found = {*self._all_about(thing), *self._speaking_of.get(thing, ())} or set(self._within.get(thing, ()))
        quads = ox.parse(b"\n".join(sorted(found)), format=ox.RdfFormat.N_QUADS)
        return list(dict.fromkeys(quad.triple for quad in quads))

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """How those of the things are called that have a name."""
        found = {}
        for iri in iris:
            told = [line for line in self._about.get(f"<{iri}>".encode(), ()) if line.split(b" ", 2)[1] == _LABEL]
            for quad in ox.parse(b"\n".join(told[:1]), format=ox.RdfFormat.N_QUADS):
                found[iri] = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        return found

    def _all_about(self, thing: bytes) -> Iterator[bytes]:
        told, left = {thing}, [thing]
        while left:
            for line in self._about.get(left.pop(), ()):
                yield line
                part = line.split(b" ", 3)[2]
                if part.startswith(_PARTS) and part not in told:
                    told.add(part)
                    left.append(part)
