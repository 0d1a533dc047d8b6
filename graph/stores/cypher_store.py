"""A store that speaks Bolt and Cypher, through Neo4j's driver: Neo4j itself and the embedded store alike.

The one file that imports `neo4j`. Labels and edge types come from the vocabulary, are checked to be plain words and
quoted; everything else travels as a parameter. Nodes that dealgraph did not write (without a digest of its form) are
never read, counted or touched.

Measured on both stores with 3,000 nodes: `MERGE` on two labels is a scan in ArcadeDB (8 s), while asking which nodes
are there and then `CREATE` and `MATCH ... SET` take half a second on either, so that is what this does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

import neo4j
from neo4j import exceptions as faults

from graph.labels import ANCHORS, ENTITY, anchor, edge_digest, labels_of, node_digest
from graph.stores.base import Counts, Rows, StoreDigests
from graph.stores.cypher_faults import Place, as_dealgraph_error
from graph.stores.cypher_values import plain
from ontology.records import GraphDelta, GraphEdge, GraphNode

BATCH = 1000
"""Rows of one UNWIND."""

TRANSACTION = 20_000
"""Rows of one transaction: a smaller delta is seen by readers at once and whole."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TWICE = "Twice"
_COPIES = "MATCH (n) WHERE n.digest IS NOT NULL WITH n.iri AS iri, count(n) AS copies WHERE copies > 1 RETURN iri"
_DIGEST = re.compile(r"[A-Za-z_][A-Za-z0-9_:]*/[0-9a-f]{20}")
_Statement = tuple[str, list[object]]


class CypherStore:
    """An open store. ``resources`` is what to close with it; whoever opened its drivers hands them over there.

    ``reader`` is the driver of a user who may only read; without one the store's one driver reads, in the driver's
    read mode, which Neo4j enforces.
    """

    def __init__(
        self,
        driver: neo4j.Driver,
        place: Place,
        *,
        reader: neo4j.Driver | None = None,
        read_only: bool = False,
    ) -> None:
        self._driver = driver
        self._reader = reader or driver
        self._place = place
        self.resources = ExitStack()
        self._labels: dict[str, tuple[str, ...]] | None = None
        self._types: dict[str, str] = {}
        self.read_only = read_only
        with self._faults():
            # First without the retries that a transaction gets: a store that is down should be told at once.
            self._reader.verify_connectivity()
            self._read("RETURN 1 AS one", {})
        if not read_only:
            self._prepare()

    def digests(self) -> StoreDigests:
        nodes = self._node_digests()
        edges = self._digests("MATCH ()-[r]->() WHERE r.digest IS NOT NULL RETURN r.iri AS iri, r.digest AS digest")
        self._labels = {iri: labels_of(digest) for iri, digest in nodes.items()}
        self._types = {iri: digest.split("/")[0] for iri, digest in edges.items()}
        return StoreDigests(nodes, edges)

    def apply(self, delta: GraphDelta) -> None:
        if self._labels is None:
            self.digests()
        with self._faults():
            for statements in _transactions(self._statements(delta)):
                with self._session(self._driver, neo4j.WRITE_ACCESS) as session:
                    session.execute_write(_run_all, statements)

    def counts(self) -> Counts:
        found = self.digests()
        nodes = Counter(label for digest in found.nodes.values() for label in labels_of(digest))
        return Counts(dict(sorted(nodes.items())), dict(sorted(Counter(self._types.values()).items())))

    def run(self, query: str, parameters: Mapping[str, object] | None = None, *, write: bool = False) -> Rows:
        given = dict(parameters or {})
        with self._faults():
            if not write:
                return self._read(query, given)
            self._labels = None
            with self._session(self._driver, neo4j.WRITE_ACCESS) as session:
                return session.execute_write(_rows, query, given)

    def close(self) -> None:
        self.resources.close()

    def _prepare(self) -> None:
        # A plain index, since a unique constraint on one label makes ArcadeDB refuse nodes that carry it with others.
        wanted = [*((label, "iri") for label in ANCHORS), (ENTITY, "name")]
        with self._faults(), self._session(self._driver, neo4j.WRITE_ACCESS) as session:
            for label, name in wanted:
                index = f"dealgraph_{label}_{name}"
                session.run(
                    f"CREATE INDEX {quoted(index)} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.{quoted(name)})"
                ).consume()

    def _statements(self, delta: GraphDelta) -> Iterator[_Statement]:
        labels = self._labels if self._labels is not None else {}
        by_type: dict[str, list[object]] = defaultdict(list)
        for iri in delta.retract_edges:
            if iri in self._types:
                by_type[self._types.pop(iri)].append(iri)
        for kind, iris in by_type.items():
            yield f"UNWIND [$rows] AS iris MATCH ()-[r:{quoted(kind)}]->() WHERE r.iri IN iris DELETE r", iris
        by_anchor: dict[str, list[object]] = defaultdict(list)
        for iri in delta.retract_nodes:
            if iri in labels:
                by_anchor[anchor(labels.pop(iri))].append(iri)
        for label, iris in by_anchor.items():
            yield f"UNWIND $rows AS iri MATCH (n:{quoted(label)} {{iri: iri}}) DETACH DELETE n", iris
        yield from _node_statements(delta.nodes, labels)
        labels.update((node.iri, node.labels) for node in delta.nodes)
        yield from _edge_statements(delta.edges, labels)
        self._types.update((edge.iri, edge.type) for edge in delta.edges)

    def _digests(self, query: str) -> dict[str, str]:
        with self._faults():
            rows = self._read(query, {}).rows
        return {str(iri): str(digest) for iri, digest in rows if _DIGEST.fullmatch(str(digest))}

    def _node_digests(self) -> dict[str, str]:
        """The nodes' digests; one that is there twice, as where two runs wrote at once, gets a label that none wants.

        So it is taken back with all its copies and written anew.
        """
        found = self._digests("MATCH (n) WHERE n.digest IS NOT NULL RETURN n.iri AS iri, n.digest AS digest")
        with self._faults():
            query = (
                "MATCH (n) WHERE n.digest IS NOT NULL WITH n.iri AS iri, count(n) AS copies WHERE copies > 1 RETURN iri"
            )
            twice = {str(iri) for (iri,) in self._read(query, {}).rows}
        return {iri: digest.replace("/", f":{_TWICE}/") if iri in twice else digest for iri, digest in found.items()}

    def _read(self, query: str, parameters: dict[str, object]) -> Rows:
        with self._session(self._reader, neo4j.READ_ACCESS) as session:
            return session.execute_read(_rows, query, parameters)

    def _session(self, driver: neo4j.Driver, access: str) -> neo4j.Session:
        return driver.session(database=self._place.database or None, default_access_mode=access)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (faults.Neo4jError, faults.DriverError) as error:
            # What was written before the fault is not known: ask anew before the next delta.
            self._labels = None
            raise as_dealgraph_error(error, self._place) from error


def connect(uri: str, user: str, password: str) -> neo4j.Driver:
    """A driver; nothing is sent yet. ``ValueError`` or a driver's error where the address is none."""
    return neo4j.GraphDatabase.driver(
        uri,
        auth=(user, password) if user else None,
        user_agent="dealgraph",
        connection_timeout=10.0,
        max_transaction_retry_time=10.0,
        # A query that names a label which is not there yet is no event for the terminal.
        warn_notification_severity=neo4j.NotificationMinimumSeverity.OFF,
    )


def quoted(word: str) -> str:
    """A label, type or property name for a query's text; `ValueError` for anything but a plain word."""
    if not _WORD.fullmatch(word):
        raise ValueError(f"{word!r} is not a word that a label may be")
    return f"`{word}`"


def _node_statements(nodes: Iterable[GraphNode], present: Mapping[str, tuple[str, ...]]) -> Iterator[_Statement]:
    made: dict[tuple[str, ...], list[object]] = defaultdict(list)
    changed: dict[str, list[object]] = defaultdict(list)
    for node in nodes:
        row = {"iri": node.iri, "properties": _properties(node, node_digest(node))}
        if node.iri in present:
            changed[anchor(node.labels)].append(row)
        else:
            made[node.labels].append(row)
    for labels, rows in made.items():
        yield f"UNWIND $rows AS row CREATE (n:{':'.join(map(quoted, labels))}) SET n = row.properties", rows
    for label, rows in changed.items():
        yield f"UNWIND $rows AS row MATCH (n:{quoted(label)} {{iri: row.iri}}) SET n = row.properties", rows


def _edge_statements(edges: Iterable[GraphEdge], labels: Mapping[str, tuple[str, ...]]) -> Iterator[_Statement]:
    alike: dict[tuple[str, str, str], list[object]] = defaultdict(list)
    for edge in edges:
        ends = anchor(labels[edge.source]), anchor(labels[edge.target])
        row = {"iri": edge.iri, "source": edge.source, "target": edge.target}
        alike[edge.type, *ends].append(row | {"properties": _properties(edge, edge_digest(edge))})
    for (kind, source, target), rows in alike.items():
        yield (
            f"UNWIND $rows AS row MATCH (a:{quoted(source)} {{iri: row.source}}) "
            f"MATCH (b:{quoted(target)} {{iri: row.target}}) "
            f"MERGE (a)-[r:{quoted(kind)} {{iri: row.iri}}]->(b) SET r = row.properties",
            rows,
        )


def _properties(thing: GraphNode | GraphEdge, digest: str) -> dict[str, object]:
    told: dict[str, object] = {n: list(value) if isinstance(value, tuple) else value for n, value in thing.properties}
    return told | {"iri": thing.iri, "digest": digest}


def _transactions(statements: Iterable[_Statement]) -> Iterator[list[_Statement]]:
    """The statements in batches of rows, in lists of which each is one transaction."""
    held: list[_Statement] = []
    size = 0
    for query, rows in statements:
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            if size + len(batch) > TRANSACTION:
                yield held
                held, size = [], 0
            held.append((query, batch))
            size += len(batch)
    if held:
        yield held


def _run_all(transaction: neo4j.ManagedTransaction, statements: list[_Statement]) -> None:
    for query, rows in statements:
        transaction.run(query, rows=rows).consume()


def _rows(transaction: neo4j.ManagedTransaction, query: str, parameters: dict[str, object]) -> Rows:
    result = transaction.run(query, parameters)
    columns = tuple(result.keys())
    return Rows(columns, tuple(tuple(plain(value) for value in record.values()) for record in result))
