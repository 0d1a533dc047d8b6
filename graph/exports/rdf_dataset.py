"""What an RDF export says, as N-Quads lines: each article's graph, and what is computed from all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.article_file import article_path
from graph.conflicts.as_rdf import conflict_triples
from graph.exports.annotated import annotated, reading_iri, reified
from graph.exports.content import Content, Thing
from graph.facts import Fact
from graph.judgements import Judgements, Withdrawal
from graph.judgements.written import record_quads
from graph.names import shown_source
from graph.resolution.written import MATCHES, match_triples
from graph.runs import Run, run_quads
from graph.stories.as_rdf import story_triples
from ontology.catalogue import Catalogue, Concept
from ontology.namespaces import DCTERMS, ONTOLOGY, RDF, RDFS, RESOURCE, SKOS, XSD
from ontology.rdf import attribute_literal, day_literal, reading_quads, sorted_nquads, statement_parts
from ontology.records import Judgement, Reading

FACTS, NAMES = RESOURCE + "graph/facts", RESOURCE + "graph/names"
STORIES, CONFLICTS = RESOURCE + "graph/stories", RESOURCE + "graph/conflicts"
"""The named graphs of what is computed from all articles."""

_FOLDERS = re.compile(r"(?<![\w.:/])/(?:[^\s/'\"]+/)+")
"""What leads to a file of this machine in what went wrong with it."""
_LANGUAGE_TAGS = frozenset("abcdefghijklmnopqrstuvwxyz")
_TEXT, _SOURCE = f"<{ONTOLOGY}text>".encode(), f"<{DCTERMS}source>".encode()


def dataset(content: Content) -> Iterator[ox.Quad]:
    """The dataset as quads."""
    for lines in dataset_lines(content):
        yield from ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_QUADS)


def dataset_lines(content: Content, *, rdf12: bool = False, runs: bool = False) -> Iterator[list[bytes]]:
    """The dataset as N-Quads, a list of lines without their ends for each graph.

    With `rdf12`, claims are reifiers of RDF 1.2 as well; with `runs`, the clock times of what was run are told, so
    that two ledgers of the same articles differ.
    """
    for reading in content.settled.told:
        yield [*_ledger_lines(reading, content), *_further_lines(reading, content, rdf12=rdf12)]
    yield _lines(_in_graph(NAMES, (triple for thing in content.things.values() for triple in _thing(thing))))
    yield _lines(_in_graph(FACTS, (triple for fact in content.facts for triple in _fact(fact, content))))
    yield _lines(_in_graph(STORIES, story_triples(content.tellings)))
    yield _lines(_in_graph(CONFLICTS, conflict_triples(content.conflicts)))
    yield _lines(_in_graph(MATCHES, _matches(content)))
    for record in _records(content):
        yield _lines(record_quads(record))
    if runs:
        here = {reading.article.iri: reading.read_with for reading in content.readings}
        for run in content.ledger.runs():
            yield _lines([*map(_without_paths, run_quads(run)), *_parts_of_run(run, here)])


def _matches(content: Content) -> Iterator[ox.Triple]:
    """Why things of what is handed over are one, or may be."""
    here = {thing.iri for reading in content.settled.told for thing in reading.entities}
    matches = (m for m in content.settled.matches if m.one in here or m.other in here)
    return match_triples(matches, {iri: node for iri, node in content.settled.node.items() if iri in here})


def _records(content: Content) -> Iterator[Judgement | Withdrawal]:
    """What people decided about what is handed over: all of it, or of a part of the ledger what is about that part."""
    here = {thing.iri for reading in content.settled.told for thing in reading.entities}
    here |= {claim.iri for reading in content.settled.told for claim in reading.claims}
    here |= {reading.article.iri for reading in content.settled.told}
    kept = Judgements(content.ledger.folder)
    judgements = [j for j in kept.all() if not content.selection or here.issuperset(j.subjects)]
    yield from judgements
    handed_over = {judgement.iri for judgement in judgements}
    yield from (w for w in kept.withdrawals() if w.judgement in handed_over)


def _ledger_lines(reading: Reading, content: Content) -> Iterable[bytes]:
    """The article's statements as they stand in its file, which saves parsing them, or those of a part of it."""
    if content.selection.of_claims:
        written = sorted_nquads(reading_quads(reading, content.ontology))
    else:
        written = article_path(content.ledger.folder, reading.article.iri).read_bytes()
    for line in written.split(b"\n"):
        predicate = line.split(b" ", 2)[1] if line else b""
        if predicate == _SOURCE:
            yield from _lines(map(_without_paths, ox.parse(line, format=ox.RdfFormat.N_QUADS)))
        elif predicate and (content.text or predicate != _TEXT):
            yield line


def _further_lines(reading: Reading, content: Content, *, rdf12: bool) -> list[bytes]:
    told = list(annotated(reading, content.ontology, text=content.text))
    if rdf12:
        told += reified(reading, content.ontology)
    return _lines(_in_graph(reading.article.iri, told))


def _parts_of_run(run: Run, here: dict[str, str]) -> Iterator[ox.Quad]:
    """Which readings of the dataset a run has made."""
    node = ox.NamedNode(f"{RESOURCE}run/{run.id}")
    for article in run.written:
        if here.get(article) == run.read_with:
            part = ox.NamedNode(reading_iri(article, run.read_with))
            yield ox.Quad(node, ox.NamedNode(DCTERMS + "hasPart"), part, node)


def concept_triples(concept: Concept, catalogue: Catalogue) -> Iterator[ox.Triple]:
    """What a dataset would say of a thing of the catalogue that no article has named yet."""
    yield from _thing(Thing(concept.iri, catalogue.label(concept.iri), concept.type, (), concept.names))


def _thing(thing: Thing) -> Iterator[ox.Triple]:
    labels: list[tuple[str, ox.NamedNode | ox.Literal | None]] = [
        (RDF + "type", ox.NamedNode(ONTOLOGY + thing.type) if thing.type else None),
        (RDFS + "label", ox.Literal(thing.label)),
    ]
    preferred: set[str] = set()
    for name in thing.known_names:
        tagged = bool(name.language) and set(name.language.casefold()) <= _LANGUAGE_TAGS
        literal = ox.Literal(name.text, language=name.language) if tagged else ox.Literal(name.text)
        # SKOS allows one preferred label a language (S14); a further usual name is an alternative one.
        first = name.kind == "usual" and name.language not in preferred
        preferred |= {name.language} if first else set()
        labels.append((SKOS + ("prefLabel" if first else "altLabel"), literal))
    known = {name.text for name in thing.known_names}
    labels += [(SKOS + "altLabel", ox.Literal(text)) for text in thing.names if text not in known]
    yield from statement_parts(thing.iri, labels)


def _fact(fact: Fact, content: Content) -> Iterator[ox.Triple]:
    attributes = content.ontology.attributes
    counts = (("asserted", fact.asserted), ("denied", fact.denied), ("reported", fact.reported))
    yield from statement_parts(
        fact.iri,
        (
            (RDF + "type", ox.NamedNode(ONTOLOGY + "Fact")),
            (ONTOLOGY + "relation", ox.NamedNode(content.ontology.relation(fact.relation).iri)),
            (ONTOLOGY + "subject", ox.NamedNode(fact.subject)),
            (ONTOLOGY + "object", ox.NamedNode(fact.object) if fact.object is not None else None),
            *((ONTOLOGY + name, attribute_literal(attributes[name], text)) for name, text in fact.values),
            (ONTOLOGY + "status", ox.NamedNode(ONTOLOGY + fact.status.value)),
            *((f"{ONTOLOGY}{name}Stories", _count(number)) for name, number in counts),
            (ONTOLOGY + "firstTold", day_literal(fact.first) if fact.first else None),
            (ONTOLOGY + "lastTold", day_literal(fact.last) if fact.last else None),
            *((ONTOLOGY + "claim", ox.NamedNode(claim)) for claim in fact.claims),
        ),
    )


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "nonNegativeInteger"))


def _in_graph(graph: str, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph)
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def _lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    # A line feed inside a literal is escaped, so that every b"\n" ends a statement.
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]


def _without_paths(quad: ox.Quad) -> ox.Quad:
    predicate = quad.predicate.value
    if not predicate.endswith(("source", "fault")) or not isinstance(quad.object, ox.Literal):
        return quad
    told = quad.object.value
    shown = shown_source(told) if predicate.endswith("source") else _FOLDERS.sub("", told)
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(shown), quad.graph_name)
