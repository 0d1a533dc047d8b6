"""Whoever asks for an IRI gets what it stands for in the form that they like, from this machine, whatever they send."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from flows.lookup.forms import FORMS, wanted
from flows.lookup.pages import MOST, MOST_THINGS, page
from flows.lookup.resources import Resources
from flows.lookup.serving import looked_up
from graph.article_file import article_path
from graph.export import export
from graph.exports.rdf import Manner
from graph.judgements import Judgements
from graph.known_names import catalogue_of, names_path
from graph.ledger import Ledger
from graph.runs import Run
from ontology.model import load_ontology
from ontology.namespaces import BASE, ONTOLOGY, RESOURCE, SKOS, VOID
from ontology.published import vocabulary
from ontology.records import Judgement, Reading
from ontology.shacl import shapes
from tests.graph.factory import ALPHA, Draft, entity, example

READABLE = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
HOSTILE = '<script>alert("1")</script>'
Answer = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True)
class Server:
    """A running server and the ledger that it answers from."""

    address: str
    ledger: Ledger
    readings: tuple[Reading, ...]

    def get(self, path: str, accept: str | None = "*/*", method: str = "GET", host: str | None = None) -> Answer:
        """One answer, no redirect followed; header names in small letters."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        headers = {name: value for name, value in (("Accept", accept), ("Host", host)) if value is not None}
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def followed(self, path: str, accept: str) -> Answer:
        """The answer after one redirect by 303."""
        status, told, _ = self.get(path, accept)
        assert status == 303
        return self.get(urlsplit(urljoin(self.address + path.lstrip("/"), told["location"])).path, accept)


@contextmanager
def serving(folder: Path, base: str = BASE) -> Iterator[Server]:
    ledger = Ledger.open(folder / "data")
    hostile = Draft("hostile").says(f"Alpha Fund put money into {HOSTILE}.", "invested_in", ALPHA, entity(HOSTILE))
    readings = (*example(), hostile.reading())
    for reading in readings:
        ledger.write(reading)
    file = "/home/somebody/news.txt"
    failed = ((file, f"{file}: cannot be read"),)
    ledger.write_run(Run("20240101-a", "dealgraph ingest", "2024-01-01T00:00:00", "2024-01-01T00:01:00", failed=failed))
    with looked_up(Resources(ledger, licence=LICENCE, runs=True), 0, base) as address:
        yield Server(address, ledger, readings)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("lookup")) as running:
        yield running


def path_of(iri: str) -> str:
    return "/" + iri.removeprefix(BASE)


def things(server: Server) -> dict[str, str]:
    """One IRI of each kind."""
    reading = server.readings[0]
    claim = reading.claims[0]
    return {
        "article": reading.article.iri,
        "claim": claim.iri,
        "entity": claim.subject,
        "run": f"{RESOURCE}run/20240101-a",
        "graph": f"{RESOURCE}graph/facts",
        "dataset": f"{RESOURCE}dataset",
        "concept": f"{RESOURCE}concept/acer",
    }


@pytest.mark.parametrize("kind", ["article", "claim", "entity", "run", "graph", "dataset", "concept"])
def test_a_thing_leads_to_its_description_in_every_form_and_all_say_the_same(server: Server, kind: str) -> None:
    iri = things(server)[kind]
    found = {}
    for form in FORMS:
        status, told, content = server.followed(path_of(iri), form.media[0])
        assert (status, told["content-type"].partition(";")[0]) == (200, form.media[0])
        if form.ending in READABLE:
            found[form.ending] = rdflib.Graph().parse(data=content, format=READABLE[form.ending])
        else:
            assert iri in content.decode()
    sizes = {len(graph) for graph in found.values()}
    assert len(sizes) == 1
    assert sizes != {0}
    if kind not in ("graph", "run"):
        assert (rdflib.URIRef(iri), None, None) in found["ttl"]


def test_the_description_of_a_claim_holds_the_words_that_it_was_read_from(server: Server) -> None:
    claim = server.readings[0].claims[0]
    _, _, content = server.followed(path_of(claim.iri), "text/turtle")
    graph = rdflib.Graph().parse(data=content, format="turtle")
    quotes = {str(text) for text in graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact"))}
    assert claim.evidence.text in quotes
    starts = list(graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#start")))
    assert {start.datatype for start in starts if isinstance(start, rdflib.Literal)} == {rdflib.XSD.nonNegativeInteger}


def test_a_thing_knows_who_speaks_of_it(server: Server) -> None:
    claim = server.readings[0].claims[0]
    _, _, content = server.followed(path_of(claim.subject), "application/n-triples")
    assert f"<{claim.iri}> <{ONTOLOGY}subject> <{claim.subject}> .".encode() in content


def test_another_program_follows_an_iri_by_itself(tmp_path: Path) -> None:
    """rdflib asks as it asks any server, and gets statements about the IRI that it asked for."""
    with serving(tmp_path) as running:
        pass
    with looked_up(Resources(running.ledger), urlsplit(running.address).port or 0, running.address) as base:
        claim = running.readings[0].claims[0]
        asked = base + claim.iri.removeprefix(BASE)
        graph = rdflib.Graph().parse(asked)
        statuses = list(graph.objects(rdflib.URIRef(asked), rdflib.URIRef(f"{base}ontology#status")))
        assert statuses == [rdflib.URIRef(f"{base}ontology#{claim.status.value}")]
        vocabulary_there = rdflib.Graph().parse(str(statuses[0]).partition("#")[0])
        assert (statuses[0], rdflib.SKOS.prefLabel, rdflib.Literal("asserted", lang="en")) in vocabulary_there


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_a_vocabulary_is_sent_at_once_and_whole(server: Server, name: str) -> None:
    expected = vocabulary() if name == "ontology" else shapes(load_ontology())
    for accept, ending in (("text/turtle", "ttl"), ("application/ld+json", "jsonld"), ("text/html", "html")):
        status, told, content = server.get(f"/{name}", accept)
        assert (status, told["vary"], told["content-location"]) == (200, "Accept", f"{name}.{ending}")
        assert server.get(f"/{name}.{ending}", None)[2] == content
        if ending == "ttl":
            assert set(ox.parse(content, format=ox.RdfFormat.TURTLE)) == {
                ox.Quad(t.subject, t.predicate, t.object) for t in expected
            }
        elif ending == "jsonld":
            assert jsonld.expand(json.loads(content))
        else:
            anchors = {t.subject.value.partition("#")[2] for t in expected if isinstance(t.subject, ox.NamedNode)}
            assert all(f'id="{anchor}"' in content.decode() for anchor in anchors if anchor)


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        (None, "ttl"),
        ("*/*", "ttl"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/turtle;q=0.2, application/rdf+xml;q=0.5", "rdf"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
        ("application/json", "jsonld"),
        ("text/turtle;q=0, application/*", "jsonld"),
        ("image/png, text/turtle;q=0.001", "ttl"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        (";;;q=x,,", None),
    ],
)
def test_the_accept_header_decides(accept: str | None, ending: str | None) -> None:
    form = wanted(accept)
    assert (form.ending if form else None) == ending


def test_a_client_that_takes_nothing_that_there_is_is_told_what_there_is(server: Server) -> None:
    for path in ("/ontology", path_of(things(server)["claim"])):
        status, told, content = server.get(path, "image/png")
        assert (status, told["vary"]) == (406, "Accept")
        assert b"text/turtle" in content


@pytest.mark.parametrize(
    "path",
    [
        "/id/claim/0000",
        "/id/",
        "/id/a%00b",
        "/id/%3Cscript%3E",
        "/id/..%2f..%2fetc%2fpasswd",
        "/id/../../etc/passwd",
        "/id/" + "a" * 5000,
        "/doc/claim/0000.ttl",
        "/doc/claim/0000.exe",
        "/doc/.ttl",
        "/doc/%ff.ttl",
        "/nothing",
        "/nothing.ttl",
        "/lookup.css/x",
        "//evil.example/",
    ],
)
def test_what_nobody_speaks_of_is_not_found(server: Server, path: str) -> None:
    status, told, content = server.get(path)
    assert (status, told["content-type"]) == (404, "text/plain; charset=utf-8")
    assert b"Traceback" not in content


def test_nothing_can_be_written_and_no_other_name_leads_here(server: Server) -> None:
    assert server.get("/ontology", method="POST")[0] == 405
    assert server.get("/ontology", host="evil.example")[0] == 400
    (status, told, _), (_, asked, content) = (server.get("/ontology", "text/turtle", way) for way in ("HEAD", "GET"))
    assert (status, told["content-type"], told["content-length"]) == (200, asked["content-type"], str(len(content)))


def test_words_of_an_article_are_words_on_its_page(server: Server) -> None:
    thing = server.readings[-1].claims[0].object
    assert thing is not None
    _, told, content = server.followed(path_of(thing), "text/html")
    assert HOSTILE.encode() not in content
    assert b"&lt;script&gt;" in content
    assert "default-src 'none'" in told["content-security-policy"]


def test_a_page_shows_a_hundred_values_and_says_how_many_more(server: Server) -> None:
    draft = Draft("many")
    for number in range(MOST + 7):
        draft.says(f"Alpha Fund bought {number}.", "invested_in", ALPHA, entity(f"Number {number}"))
    reading = draft.reading()
    server.ledger.write(reading)
    _, _, content = server.followed(path_of(ALPHA.iri), "text/html")
    _, _, rdf = server.followed(path_of(ALPHA.iri), "application/n-triples")
    subjects = f"<{ONTOLOGY}subject> <{ALPHA.iri}> .".encode()
    assert f"and {rdf.count(subjects) - MOST} more, which the RDF holds".encode() in content


def test_a_page_of_a_whole_graph_shows_its_first_things_and_says_how_many_more(server: Server) -> None:
    _, _, content = server.followed("/id/graph/facts", "text/html")
    _, _, rdf = server.followed("/id/graph/facts", "application/n-triples")
    things = {line.split(b" ", 1)[0] for line in rdf.splitlines()}
    assert content.count(b"<section") == min(len(things), MOST_THINGS)
    kind = ox.NamedNode(f"{ONTOLOGY}Fact")
    facts = [ox.Triple(ox.NamedNode(f"{BASE}id/fact/{number}"), kind, kind) for number in range(MOST_THINGS + 3)]
    assert b"and 3 more things, which the RDF holds" in page("id/graph/facts", facts, {}, BASE)


def test_what_is_written_meanwhile_is_found(server: Server) -> None:
    reading = Draft("later").says("Alpha Fund bought Later.", "invested_in", ALPHA, entity("Later")).reading()
    assert server.get(path_of(reading.article.iri))[0] == 404
    server.ledger.write(reading)
    assert server.get(path_of(reading.article.iri))[0] == 303
    server.ledger.remove(reading.article.iri)
    assert server.get(path_of(reading.article.iri))[0] == 404


def test_names_that_are_imported_meanwhile_are_told_of_every_thing(server: Server) -> None:
    concept = path_of(things(server)["concept"])
    assert b"Further Name" not in server.followed(concept, "text/turtle")[2]
    path = names_path(server.ledger.folder, "mine")
    path.parent.mkdir()
    path.write_text(f'<{RESOURCE}concept/acer> <{SKOS}altLabel> "Further Name" .', encoding="utf-8")
    assert b"Further Name" in server.followed(concept, "text/turtle")[2]


def test_the_dataset_tells_its_licence_and_as_many_statements_as_an_export_of_it(
    server: Server, tmp_path: Path
) -> None:
    _, _, content = server.followed("/id/dataset", "text/turtle")
    graph = rdflib.Graph().parse(data=content, format="turtle")
    assert {str(iri) for iri in graph.objects(None, rdflib.DCTERMS.license)} == {LICENCE}
    (path,) = export(
        server.ledger, tmp_path / "all.nq", "nquads", text=False, ontology=load_ontology(),
        catalogue=catalogue_of(server.ledger.folder), manner=Manner(runs=True),
    )  # fmt: skip
    (number,) = graph.objects(None, rdflib.VOID.triples)
    assert f'<{VOID}triples> "{number}"'.encode() in path.read_bytes()


def test_runs_are_told_only_where_that_is_asked_for_and_no_path_of_this_machine_with_them(server: Server) -> None:
    iri = things(server)["run"].removeprefix(BASE)
    told = "\n".join(map(str, Resources(server.ledger, runs=True).description(iri)))
    assert "dealgraph ingest" in told
    assert "news.txt: cannot be read" in told
    assert "/home/somebody" not in told
    assert Resources(server.ledger).description(iri) == []


def test_a_damaged_ledger_is_told_until_it_is_mended(tmp_path: Path) -> None:
    with serving(tmp_path) as running:
        path = article_path(running.ledger.folder, running.readings[0].article.iri)
        whole = path.read_bytes()
        path.write_bytes(b"no statement")
        status, told, content = running.get("/id/dataset")
        assert (status, "content-security-policy" in told, b"Traceback" in content) == (503, True, False)
        path.unlink()
        running.ledger.write(running.readings[0])
        assert path.read_bytes() == whole
        assert running.get("/id/dataset")[0] == 303


def test_what_stood_before_is_told_while_somebody_writes(server: Server) -> None:
    reading = Draft("slow").says("Alpha Fund bought Slow.", "invested_in", ALPHA, entity("Slow")).reading()
    with server.ledger.writing("a test"):
        server.ledger.write(reading)
        assert server.get(path_of(reading.article.iri))[0] == 404
    assert server.get(path_of(reading.article.iri))[0] == 303


def test_a_judgement_is_told_as_soon_as_it_is_kept(server: Server) -> None:
    claim = server.readings[0].claims[0]
    judgement = Judgement("accept", (claim.iri,), "It says so.", "Ada", "2024-05-01T10:00:00+00:00")
    assert server.get(path_of(judgement.iri))[0] == 404
    Judgements(server.ledger.folder).write(judgement)
    assert server.get(path_of(judgement.iri))[0] == 303


def test_the_address_that_void_names_leads_to_what_is_there(server: Server) -> None:
    for path in ("/", "/.well-known/void"):
        status, told, _ = server.get(path)
        assert (status, urljoin(path, told["location"])) == (303, "/id/dataset")


def test_a_base_with_a_path_is_answered_below_it_too(tmp_path: Path) -> None:
    base = "https://data.example.org/caf%C3%A9=1/"
    with serving(tmp_path, base) as running:
        path = running.readings[0].claims[0].iri.removeprefix(BASE)
        for start in ("/", "/caf%C3%A9=1/"):
            status, told, content = running.followed(start + path, "text/turtle")
            assert status == 200
            assert f"<{base}{path}>" in told["link"]
            assert BASE.encode() not in content
        assert running.get(f"/{path}", host="data.example.org")[0] == 303
