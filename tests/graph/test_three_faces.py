"""RDF, the Cypher store and NetworkX show the same facts, and RDF gives them back, whatever articles say."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis import load
from graph.export import export
from graph.exports.rdf_dataset import FACTS
from graph.importing import import_dataset
from graph.labels import STATUS_EDGES
from graph.ledger import Ledger
from graph.project import project
from graph.stores.base import GraphStore, RunsCypher
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.catalogue import Catalogue
from ontology.model import Attribute, load_ontology
from ontology.namespaces import ONTOLOGY
from ontology.records import Entity, Reading, Status
from tests.graph.factory import Draft, entity

VOCABULARY = load_ontology()
NOTHING_KNOWN = Catalogue((), "")
THINGS = [entity(f"{kind} {number}", kind) for kind in VOCABULARY.entity_types for number in range(3)]
Fact = tuple[object, ...]

decimals = st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=2).map(lambda number: f"{number:f}")
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)


def a_value(attribute: Attribute) -> st.SearchStrategy[str]:
    if attribute.one_of:
        return st.sampled_from(attribute.one_of)
    if attribute.pattern:
        return st.sampled_from(["2023", "2024-05", "2024-05-17"])
    return decimals if attribute.datatype == "decimal" else words


def of_kinds(kinds: tuple[str, ...]) -> st.SearchStrategy[Entity]:
    return st.sampled_from([thing for thing in THINGS if thing.type in kinds])


@st.composite
def articles(draw: st.DrawFn) -> list[Reading]:
    """One to four articles, each of which makes up to four claims of any relation."""
    found = {}
    for number in range(draw(st.integers(1, 4))):
        published = draw(st.sampled_from(["", "2024-05-01", "2024-06"]))
        draft = Draft(f"article-{number}", published=published, before=f"Article {number}. ")
        for _ in range(draw(st.integers(1, 4))):
            relation = draw(st.sampled_from(list(VOCABULARY.relations.values())))
            names = draw(st.sets(st.sampled_from(relation.attributes))) if relation.attributes else set()
            values = {name: draw(a_value(VOCABULARY.attributes[name])) for name in {*names, *relation.requires}}
            has_object = relation.object_types and (relation.object_required or draw(st.booleans()))
            thing = draw(of_kinds(relation.object_types)) if has_object else None
            draft.says(
                f"{draw(words)}.",
                relation.name,
                draw(of_kinds(relation.subject_types)),
                thing,
                status=draw(st.sampled_from(Status)),
                also=values,
            )
        reading = draft.reading()
        found[reading.article.iri] = reading
    return list(found.values())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    opened = open_store("embedded", tmp_path_factory.mktemp("faces"))
    yield opened
    opened.close()


@given(articles())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_faces_hold_the_same_facts(store: GraphStore, readings: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ledger, back = Ledger.open(folder / "one"), Ledger.open(folder / "two")
        for reading in readings:
            ledger.write(reading)
        (file,) = export(ledger, folder / "x.nq", "nquads", ontology=VOCABULARY, catalogue=NOTHING_KNOWN)
        told = in_rdf(file)
        assert told
        graph = project(ledger.readings(), VOCABULARY, NOTHING_KNOWN)
        assert in_networkx(load(graph)) == told
        sync(store, graph)
        assert isinstance(store, RunsCypher)
        assert in_cypher(store) == told
        import_dataset(file, back)
        assert in_networkx(load(project(back.readings(), VOCABULARY, NOTHING_KNOWN))) == told


def in_rdf(file: Path) -> set[Fact]:
    """The facts of an export, numbers in their exact form."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.N_QUADS):
        if quad.graph_name == ox.NamedNode(FACTS):
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)
            found[quad.subject.value][quad.predicate.value.removeprefix(ONTOLOGY)].append(quad.object.value)
    facts: set[Fact] = set()
    for iri, told in found.items():
        one = {name: texts[0].removeprefix(ONTOLOGY) for name, texts in told.items()}
        counts = tuple(int(one[f"{status.value}Stories"]) for status in Status)
        values = tuple(sorted((name, one[name]) for name in VOCABULARY.attributes if name in one))
        days = (one.get("firstTold", ""), one.get("lastTold", ""))
        roles = (one["subject"], one.get("object", ""))
        facts.add((iri, one["relation"], *roles, one["status"], counts, days, values, frozenset(told["claim"])))
    return facts


def of_node(told: dict[str, object], roles: dict[str, str], claims: set[str]) -> Fact:
    """A fact from its node's properties, which hold a number's exact text beside it."""
    values = []
    for name, attribute in VOCABULARY.attributes.items():
        text = told.get(f"{name}_text" if attribute.datatype == "decimal" else name)
        if text is not None:
            values.append((name, text))
    counts = tuple(told[status.value] for status in Status)
    days = (told.get("first", ""), told.get("last", ""))
    parts = (told["iri"], told["relation"], roles["SUBJECT"], roles.get("OBJECT", ""), told["status"], counts, days)
    return (*parts, tuple(sorted(values)), frozenset(claims))


def in_networkx(graph: nx.MultiDiGraph[str]) -> set[Fact]:
    found = set()
    for iri, told in graph.nodes(data=True):
        if "Fact" in told["labels"]:
            roles = {edge["type"]: end for _, end, edge in graph.out_edges(iri, data=True)}
            kinds = set(STATUS_EDGES.values())
            claims = {start for start, _, edge in graph.in_edges(iri, data=True) if edge["type"] in kinds}
            found.add(of_node({**told, "iri": iri}, roles, claims))
    return found


def in_cypher(store: RunsCypher) -> set[Fact]:
    roles: dict[str, dict[str, str]] = defaultdict(dict)
    claims: dict[str, set[str]] = defaultdict(set)
    for fact, kind, end in store.run("MATCH (f:Fact)-[r:SUBJECT|OBJECT]->(e) RETURN f.iri, type(r), e.iri").rows:
        roles[str(fact)][str(kind)] = str(end)
    kinds = "|".join(STATUS_EDGES.values())
    for fact, claim in store.run(f"MATCH (f:Fact)<-[:{kinds}]-(c:Claim) RETURN f.iri, c.iri").rows:
        claims[str(fact)].add(str(claim))
    nodes = [row[0] for row in store.run("MATCH (f:Fact) RETURN properties(f)").rows]
    return {of_node(dict(n), roles[str(n["iri"])], claims[str(n["iri"])]) for n in nodes if isinstance(n, dict)}
