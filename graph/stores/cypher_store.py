"""A store that speaks Bolt and Cypher, through Neo4j's driver: Neo4j itself and the embedded store alike.

The one file that imports `neo4j`. Labels and edge types come from the vocabulary, are checked to be plain words and
quoted; everything else travels as a parameter. Nodes that dealgraph did not write (without a digest of its form) are
never read, counted or touched.

Measured on both stores with 3,000 nodes: `MERGE` on two labels is a scan in ArcadeDB (8 s), while asking which nodes
are there and then `CREATE` and `MATCH ... SET` take half a second on either, so that is what this does. What another
run has written in between is noticed by the book (`cypher_book.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager

from graph.indexes import Index, Kind, indexes
from graph.labels import labels_of, type_of
from graph.stores import cypher_book
from graph.stores.ahead import made_ahead
from graph.stores.base import Counts, Rows, StoreDigests
from graph.stores.cypher_book import Book
from graph.stores.cypher_faults import Place, as_dealgraph_error
from graph.stores.cypher_reading import OURS, ours, read_again
from graph.stores.cypher_schema import EVERYWHERE, constraint_statements, index_statement
from graph.stores.cypher_statements import TRANSACTION, Statement, statements, transactions
from graph.stores.cypher_turn import Turn
from graph.stores.cypher_values import plain
from graph.stores.leaving_out import leaving_out
from graph.stores.left_with import LeftWith, since_boot
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import GraphDelta, GraphEdge, GraphNode

with leaving_out("pandas"):  # a second for data frames, for which nothing here asks the driver
    import neo4j
    from neo4j import exceptions as faults

Load = Callable[[Sequence[GraphNode], Sequence[GraphEdge]], None]
"""What fills an empty store by a way of its own. `DealgraphError` where it cannot."""

_TWICE = "Twice"
_HELD = "MATCH (n) WHERE n.digest IS NOT NULL AND n.digest =~ $ours"
_CLEAR = f"{_HELD} WITH n LIMIT $most DETACH DELETE n RETURN count(n) AS gone", {"ours": OURS, "most": TRANSACTION}


class CypherStore:
    """An open store. ``resources`` is what to close with it; whoever opened its drivers hands them over there.

    ``reader`` is the driver of a user who may only read; without one the store's one driver reads, in the driver's
    read mode, which Neo4j enforces.
    ``ledger`` is the name of the ledger whose graph is to be held here. A store that holds the graph of another one is
    not written to before `take_over`. Without a name nobody asks, as for a store inside the data folder, which the lock
    of that folder keeps for one writer.
    ``load`` fills the store when it is empty, faster than by Cypher. ``left`` remembers what the store was left with.
    """

    def __init__(
        self,
        driver: neo4j.Driver,
        place: Place,
        *,
        reader: neo4j.Driver | None = None,
        read_only: bool = False,
        ledger: str = "",
        load: Load | None = None,
        left: LeftWith | None = None,
    ) -> None:
        self._driver = driver
        self._reader = reader or driver
        self._place = place
        self._ledger = ledger
        self._turn = Turn(ledger, place.uri)
        self._load = load
        self._left = left
        self._mark = ""
        # A transaction of one session is to be seen by the next one, whichever member of a cluster that asks.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager() if ledger else None
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
        """What is there now, and from now on what `apply` may rely on."""
        self._mark = self._book().mark  # before all else: what others write while this reads is noticed by `apply`
        nodes, copies = self._digests("MATCH (n) WHERE n.digest IS NOT NULL RETURN n.iri AS iri, n.digest AS digest")
        # A label and a type that nothing wants: the copies are taken back, and one is written anew.
        nodes.update({iri: nodes[iri].replace("/", f":{_TWICE}/") for iri in copies})
        edges, copies = self._digests(
            "MATCH ()-[r]->() WHERE r.digest IS NOT NULL RETURN r.iri AS iri, r.digest AS digest"
        )
        self._know(StoreDigests(nodes, edges))
        edges.update({iri: edges[iri].replace("/", f":{_TWICE}/") for iri in copies})
        return StoreDigests(nodes, edges)

    def _know(self, held: StoreDigests) -> None:
        self._labels = {iri: labels_of(digest) for iri, digest in held.nodes.items()}
        self._types = {iri: type_of(digest) for iri, digest in held.edges.items()}

    def remembered(self) -> StoreDigests | None:
        """What this ledger's last run left here, where the store's mark says that nobody has written since."""
        if self._left is None:
            return None
        book = self._book()
        # What stands beside no mark was never written by a run of this ledger.
        if self._ledger and (book.ledger != self._ledger or not book.mark):
            return None
        self._mark = book.mark
        held = self._left.read(self._state())
        if held is not None:
            self._know(held)
        return held

    def remember(self, held: StoreDigests) -> None:
        """Keep that beside the mark that the store has now."""
        if self._left is not None:
            self._left.keep(self._state(), held)

    def read_again(self, delta: GraphDelta, before: StoreDigests) -> StoreDigests:
        """What is there of all that the delta speaks of."""
        return read_again(delta, before, self._labels or {}, lambda query, rows: self._read(query, {"rows": rows}))

    def apply(self, delta: GraphDelta) -> None:
        """Make the delta true: into an empty store by the engine's bulk path, else in transactions made ahead."""
        if self._labels is None:
            self.digests()
        self._forget()
        labels, types = self._labels or {}, self._types
        self._labels = None  # until all is written: what a fault leaves is not known
        self._claim()
        if self._load is not None and not labels and not types:
            self._load(delta.nodes, delta.edges)
        else:
            with self._faults(), closing(made_ahead(transactions(statements(delta, labels, types)))) as ahead:
                for batch in ahead:
                    self._commit(batch)
        for iri in delta.retract_nodes:
            labels.pop(iri, None)
        for iri in delta.retract_edges:
            types.pop(iri, None)
        labels.update((node.iri, node.labels) for node in delta.nodes)
        types.update((edge.iri, edge.type) for edge in delta.edges)
        self._labels, self._types = labels, types

    def take_over(self) -> None:
        """Make this ledger the one whose graph the store holds."""
        self._forget()
        self._write(cypher_book.TAKE_OVER, {"ledger": self._ledger})

    def clear(self) -> None:
        """Take back all that dealgraph wrote, so much in a transaction as a small server has room for."""
        self._forget()
        self._labels = None
        self._mark = self._book().mark
        self._claim()
        with self._faults(), self._session(self._driver, neo4j.WRITE_ACCESS) as session:
            gone = True
            while gone:
                gone, self._mark = session.execute_write(self._turn.clear_some, _CLEAR, self._mark)

    def counts(self) -> Counts:
        """How much is there now, by the labels and types that the digests tell."""
        found = self.digests()
        nodes = Counter(label for digest in found.nodes.values() for label in labels_of(digest))
        return Counts(dict(sorted(nodes.items())), dict(sorted(Counter(self._types.values()).items())))

    def run(self, query: str, parameters: Mapping[str, object] | None = None, *, write: bool = False) -> Rows:
        """Rows of a query, without ``write`` as one who may only read."""
        given = dict(parameters or {})
        if write:
            self._labels = None
            self._forget()
            return self._write(query, given)
        return self._read(query, given)

    def close(self) -> None:
        """Let go of the driver and of what belongs to it."""
        self.resources.close()

    def _prepare(self) -> None:
        all_kinds = self._is_neo4j()
        with self._faults(), self._session(self._driver, neo4j.WRITE_ACCESS) as session:
            if all_kinds:
                _constrained(session, cypher_book.UNIQUE)
            for index in indexes(load_ontology()):
                if index.kind is Kind.UNIQUE and all_kinds and _constrained(session, index):
                    continue
                if all_kinds or index.kind in EVERYWHERE:
                    session.run(index_statement(index)).consume()

    def _is_neo4j(self) -> bool:
        """Whether it is Neo4j itself: ArcadeDB refuses `MERGE (n:A {iri: 1}) SET n:B` where B has a constraint."""
        with self._faults():
            agent = self._driver.get_server_info().agent
        return agent.startswith("Neo4j/") and "compatible" not in agent

    def _claim(self) -> None:
        """Make sure that what is here is this ledger's, or nobody's, and say whose it is from now on."""
        told = self._book().ledger  # "" in a store that nobody claims
        if told == self._ledger:
            return
        # The mark is older than this look: what another ledger writes from here on makes the claim fail.
        if told and self._holds_any():
            raise DealgraphError(
                "holds the graph of another ledger, which this one would take back",
                where=self._place.uri,
                remedy="Name another store, or another database with NEO4J_DATABASE; or put this ledger's graph into "
                "the place of the other one with `dealgraph sync --take-over`.",
            )
        if not self._write(cypher_book.CLAIM, {"ledger": self._ledger, "before": told, "mark": self._mark}).rows:
            raise self._turn.changed()

    def _book(self) -> Book:
        if not self._ledger:
            return Book()
        told = self._read(cypher_book.READ, {}).rows
        return Book(*(str(value or "") for value in told[0])) if told else Book()

    def _holds_any(self) -> bool:
        return bool(self._read(f"{_HELD} RETURN n.iri AS iri LIMIT 1", {"ours": OURS}).rows)

    def _commit(self, batch: list[Statement]) -> None:
        with self._session(self._driver, neo4j.WRITE_ACCESS) as session:
            self._mark = session.execute_write(self._turn.write, batch, self._mark)

    def _state(self) -> str:
        """What is another one when somebody has written; a store in the data folder is written to under its lock."""
        return f"mark {self._mark}" if self._ledger else f"boot {since_boot()}"

    def _forget(self) -> None:
        if self._left is not None:
            self._left.forget()

    def _digests(self, query: str) -> tuple[dict[str, str], set[str]]:
        """What the query finds, and what of it is there more than once, as where two runs wrote at once."""
        return ours(self._read(query, {}))

    def _write(self, query: str, parameters: dict[str, object]) -> Rows:
        with self._faults(), self._session(self._driver, neo4j.WRITE_ACCESS) as session:
            return session.execute_write(_rows, query, parameters)

    def _read(self, query: str, parameters: dict[str, object]) -> Rows:
        with self._faults(), self._session(self._reader, neo4j.READ_ACCESS) as session:
            return session.execute_read(_rows, query, parameters)

    def _session(self, driver: neo4j.Driver, access: str) -> neo4j.Session:
        return driver.session(
            database=self._place.database or None, default_access_mode=access, bookmark_manager=self._bookmarks
        )

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


def _constrained(session: neo4j.Session, index: Index) -> bool:
    """Have the store refuse a second node with the same key; False where there are two already.

    Then a plain index serves, and the constraint comes with the first command after the sync that repaired them.
    """
    try:
        for statement in constraint_statements(index):
            session.run(statement).consume()
    except faults.Neo4jError as error:
        if ".Schema." not in (error.code or ""):
            raise
        return False
    return True


def _rows(transaction: neo4j.ManagedTransaction, query: str, parameters: dict[str, object]) -> Rows:
    result = transaction.run(query, parameters)
    columns = tuple(result.keys())
    return Rows(columns, tuple(tuple(plain(value) for value in record.values()) for record in result))
