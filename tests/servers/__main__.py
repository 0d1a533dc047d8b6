"""Fetch what the tests' servers need before the tests run: ``python -m tests.servers``."""

from __future__ import annotations

import sys

from ontology.errors import DealgraphError
from tests.servers.jars import jars


def main() -> int:
    """Returns 0, or 1 after saying what is missing and how to get it."""
    try:
        for name in ("jena", "neo4j", "neo4j-newest", "cypher-shell"):
            jars(name)
    except DealgraphError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
