"""The same graph into the same stores by other ways: a loop written by hand, rdflib-neo4j, the bare engine."""

from __future__ import annotations

import io
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import redirect_stdout
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from graph.labels import anchor
from graph.project import PropertyGraph
from graph.stores import arcadedb_server
from ontology.records import GraphEdge, GraphNode
from tests.servers.bolt import Neo4jServer

ROWS = 5_000
"""Rows of one transaction."""

WORDS = Namespace("https://example.org/words/")

Rows = list[dict[str, object]]
_Ends = tuple[str, str, str]


def by_hand(server: Neo4jServer, graph: PropertyGraph) -> float:
    """Seconds of a load by the loop that one would write for it."""
    loads: list[tuple[str, Rows]] = []
    for labels, of_labels in _nodes(graph).items():
        rows = [_properties(node) for node in of_labels]
        loads.append((f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows))
    for (kind, source, target), of_kind in _edges(graph).items():
        told: Rows = [{"a": edge.source, "b": edge.target, "properties": _properties(edge)} for edge in of_kind]
        query = (
            f"UNWIND $rows AS row MATCH (a:{source} {{iri: row.a}}) MATCH (b:{target} {{iri: row.b}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        )
        loads.append((query, told))
    with driver_of(server) as driver, driver.session(database=server.database) as session:
        start = time.perf_counter()
        for query, rows in loads:
            left = iter(rows)
            while batch := list(islice(left, ROWS)):
                session.execute_write(_run, query, batch)
        return time.perf_counter() - start


def by_rdflib_neo4j(server: Neo4jServer, graph: PropertyGraph) -> float:
    """Seconds of a load by rdflib-neo4j, whose edges have no properties: the nodes whole, then the bare edges."""
    # In the group `bench` alone, which the tests of this file do not have.
    from rdflib_neo4j import HANDLE_MULTIVAL_STRATEGY, HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

    triples = list(_triples(graph))
    config = Neo4jStoreConfig(
        auth_data={"uri": server.uri, "database": server.database, "user": server.user, "pwd": server.password},
        custom_prefixes={},
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        handle_multival_strategy=HANDLE_MULTIVAL_STRATEGY.OVERWRITE,
        batching=True,
    )
    with redirect_stdout(io.StringIO()):  # it tells what it does
        store = Graph(store=Neo4jStore(config=config))
        start = time.perf_counter()
        for triple in triples:
            store.add(triple)
        store.close(True)
        return time.perf_counter() - start


def by_bare_engine(folder: Path, graph: PropertyGraph) -> float:
    """Seconds of a load into the embedded store, which has its types and indexes, by the engine's own bulk path."""
    nodes = {labels: [(node.iri, _properties(node)) for node in found] for labels, found in _nodes(graph).items()}
    edges: dict[str, list[tuple[str, str, dict[str, object]]]] = defaultdict(list)
    for edge in graph.edges.values():
        edges[edge.type].append((edge.source, edge.target, _properties(edge)))
    server = arcadedb_server.start(folder)
    try:
        database: Any = server.database()
        start = time.perf_counter()
        with database.transaction():
            for labels in nodes:
                database.command("opencypher", f"CREATE (n:{':'.join(labels)}) DELETE n")
            for kind in edges:
                database.command("opencypher", f"CREATE (a)-[:{kind}]->(b) DETACH DELETE a, b")
        places: dict[str, str] = {}
        with database.graph_batch(use_wal=True, expected_edge_count=len(graph.edges)) as batch:
            for labels, rows in nodes.items():
                made = batch.create_vertices("~".join(labels), [row for _, row in rows])
                places.update(zip((iri for iri, _ in rows), made, strict=True))
            for kind, ends in edges.items():
                sources, targets = [places[a] for a, _, _ in ends], [places[b] for _, b, _ in ends]
                batch.new_edges(sources, kind, targets, [row for _, _, row in ends])
        return time.perf_counter() - start
    finally:
        server.stop()


def empty(server: Neo4jServer) -> None:
    """Take away all that a Neo4j holds but its constraints and indexes."""
    with driver_of(server) as driver, driver.session(database=server.database) as session:
        # Edges first: to detach 10,000 nodes of many edges takes more memory than the server has for a transaction.
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS").consume()
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


def driver_of(server: Neo4jServer) -> neo4j.Driver:
    """A driver to it."""
    return neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password))


def _triples(graph: PropertyGraph) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    going: dict[str, list[GraphEdge]] = defaultdict(list)
    for edge in graph.edges.values():
        going[edge.source].append(edge)
    for node in graph.nodes.values():  # it takes a subject's triples in a row
        this = URIRef(node.iri)
        for label in node.labels:
            yield this, RDF.type, WORDS[label]
        for name, value in node.properties:
            for each in value if isinstance(value, tuple) else (value,):
                yield this, WORDS[name], Literal(each)
        for edge in going[node.iri]:
            yield this, WORDS[edge.type], URIRef(edge.target)


def _nodes(graph: PropertyGraph) -> dict[tuple[str, ...], list[GraphNode]]:
    found: dict[tuple[str, ...], list[GraphNode]] = defaultdict(list)
    for node in graph.nodes.values():
        found[node.labels].append(node)
    return found


def _edges(graph: PropertyGraph) -> dict[_Ends, list[GraphEdge]]:
    found: dict[_Ends, list[GraphEdge]] = defaultdict(list)
    for edge in graph.edges.values():
        source, target = (anchor(graph.nodes[iri].labels) for iri in (edge.source, edge.target))
        found[edge.type, source, target].append(edge)
    return found


def _run(transaction: neo4j.ManagedTransaction, query: str, rows: Rows) -> None:
    transaction.run(query, rows=rows).consume()


def _properties(thing: GraphNode | GraphEdge) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in thing.properties}
