"""The short forms of names: which part of an IRI a prefix stands for."""

from __future__ import annotations

from ontology.published import PREFIXES as PUBLISHED
from ontology.shacl import SH, SHAPES

PREFIXES = {**PUBLISHED, "sh": SH, "dgs": SHAPES}


def end_of_space(iri: str) -> int:
    """Where the part ends that a prefix stands for."""
    return max(iri.rfind("/"), iri.rfind("#")) + 1
