"""Ids made from content: the same input gives the same IRI on every run and every machine."""

from __future__ import annotations

import hashlib
import json
import unicodedata

from ontology.namespaces import RESOURCE

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
# One for all: to make one takes as long as to use it.

DIGITS = 20
"""Hexadecimal digits kept of the SHA-256: 80 bits, a clash among 10 million things has odds of about 1 in 2e10."""


def digest(*parts: object) -> str:
    """The SHA-256 of the parts as canonical JSON, in hexadecimal, cut to ``DIGITS``."""
    return hashlib.sha256(_CANONICAL.encode(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def content_iri(kind: str, *parts: object) -> str:
    """An IRI for a thing of a kind (``article``, ``claim``, ``entity``, ``fact``, ...) from what it consists of."""
    return f"{RESOURCE}{kind}/{digest(*parts)}"


def folded(name: str) -> str:
    """A name with case, width and inner spacing folded away; letters of every script stay."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
