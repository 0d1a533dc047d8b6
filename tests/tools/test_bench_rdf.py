"""The bench of RDF measures what it says, and judges by what is required."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pyoxigraph as ox

from ontology.model import load_ontology
from ontology.rdf import reading_quads
from tests.flows.command import ROOT
from tests.graph.factory import example
from tools.bench.rdf import Result, lines, verdict

RESULT = Result(
    machine="a machine",
    triples=1_000,
    ours=2.0,
    oxigraph=0.5,
    rdflib=20.0,
    memory=((1_000, 100.0), (2_000, 200.0), (4_000, 201.0)),
    statements=700,
    check=2.0,
    whole_check=9.0,
    pyshacl=400.0,
)


def test_what_is_required_decides() -> None:
    assert RESULT.met
    assert (RESULT.times_rdflib, RESULT.share_of_oxigraph, RESULT.growth) == (10.0, 0.25, 1.0)
    assert verdict(RESULT).endswith("met.")
    for worse in (
        replace(RESULT, rdflib=9.0),
        replace(RESULT, oxigraph=0.3),
        replace(RESULT, whole_check=51.0),
        replace(RESULT, memory=((1, 1.0), (2, 50.0))),
    ):
        assert not worse.met
        assert verdict(worse).endswith("missed.")


def test_the_statements_are_as_many_as_asked_and_nearly_all_different() -> None:
    made = list(lines(example(), 5_000))
    assert len(made) == 5_000
    quads = set(ox.parse(b"\n".join(made), format=ox.RdfFormat.N_QUADS))
    assert len(quads) > 4_900
    predicates = {q.predicate for reading in example() for q in reading_quads(reading, load_ontology())}
    assert {quad.predicate for quad in quads} == predicates


def test_it_runs_and_tells_all_figures() -> None:
    command = [sys.executable, "-m", "tools.bench.rdf", "--triples", "3000", "--rounds", "1", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert done.returncode == (0 if found["met"] else 1), done.stderr
    assert all(found[name] > 0 for name in ("ours", "oxigraph", "rdflib", "check", "whole_check", "pyshacl"))
    assert [count for count, _ in found["memory"]] == [3_000, 6_000, 12_000]
