"""What is exported for bulk loading makes the same graph as `dealgraph sync`, by either of Neo4j's own tools."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.export import export
from graph.ledger import Ledger
from graph.project import project
from graph.stores.base import RunsCypher
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import Reading
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import ALPHA, Draft, entity, example
from tests.servers.bolt import Neo4jServer
from tests.servers.neo4j import neo4j_of
from tests.servers.neo4j_bulk import admin_import, cypher_shell

ODD = (
    "ends with a backslash \\",
    '\\" back and quote "\\',
    "' OR 1=1 //",
    "`})-[:X]->() DETACH DELETE n",
    "a;b|c,d\r\ne\tf",
    '"',
    " spaced ",
    "nul\0 bell\x07 \u2028 \x85 \U0001f600 \ufeff",
    "\u202eright to left\u202c شركة 零一万物",
    "${base} $rows {{x}}",
)


def readings() -> tuple[Reading, ...]:
    """The articles made by hand, and one whose names and words hold what CSV and Cypher stumble over."""
    draft = Draft("odd")
    for words in ODD:
        draft.says(f"Alpha Fund put money into {words}!", "invested_in", ALPHA, entity(words), by=words)
    return (*example(), draft.reading())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported files."""
    made = tmp_path_factory.mktemp("bulk")
    ledger = Ledger.open(made / "data")
    for reading in readings():
        ledger.write(reading)
    export(ledger, made / "out", "neo4j-import", ontology=load_ontology(), catalogue=NOTHING_KNOWN)
    return made / "out"


@pytest.fixture(scope="module")
def bulk_neo4j(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What the import tool said, and the home of the Neo4j whose database it made."""
    home = tmp_path_factory.mktemp("imported")
    told = admin_import(home, folder)
    shutil.copytree(folder, home / "import")
    return told, home


def differences(server: Neo4jServer, data: Path) -> list[str]:
    """What a sync would write, and where properties are not what they should be."""
    wanted = project(readings(), load_ontology(), NOTHING_KNOWN)
    store = open_store(server.uri, data, user=server.user, password=server.password, database=server.database)
    assert isinstance(store, RunsCypher)
    try:
        found = [] if not (report := sync(store, wanted)) else [str(report)]
        nodes = {str(row[0]): row[1] for row in store.run("MATCH (n) WHERE n.digest IS NOT NULL RETURN n.iri, n").rows}
        edges = {str(row[0]): row[1] for row in store.run("MATCH ()-[r]->() RETURN r.iri, r").rows}
    finally:
        store.close()
    for things, wanted_things in ((nodes, wanted.nodes), (edges, wanted.edges)):
        for iri, thing in wanted_things.items():
            held = things.get(iri)
            assert isinstance(held, dict), iri
            told = {name: list(value) if isinstance(value, tuple) else value for name, value in thing.properties}
            own = {name: held[name] for name in held if name not in ("digest", "labels", "type") or name in told}
            found += [f"{iri}: {own} is not {told}"] if own != told else []
    return found


def test_both_of_neo4js_tools_make_the_graph_that_sync_makes(folder: Path, bulk_neo4j: tuple[str, Path]) -> None:
    told, home = bulk_neo4j
    assert "IMPORT DONE" in told
    with neo4j_of(home) as server:
        assert differences(server, folder.parent / "data") == []
        cypher_shell(server, folder, "MATCH (n) DETACH DELETE n")
        for _ in range(2):
            cypher_shell(server, folder, "--file", "load.cypher")
            assert differences(server, folder.parent / "data") == []


def test_files_that_name_each_other_are_not_compressed(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    with pytest.raises(DealgraphError, match="cannot be compressed"):
        export(ledger, tmp_path / "out.gz", "neo4j-import", ontology=load_ontology(), catalogue=NOTHING_KNOWN)
