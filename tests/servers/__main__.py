"""Fetch what the tests' servers need before the tests run: ``python -m tests.servers``."""

from __future__ import annotations

import os
import sys

from ontology.errors import DealgraphError
from tests.servers.jars import jars
from tests.servers.neo4j_commands import docker_has_neo4j


def main() -> int:
    """Returns 0, or 1 after saying what is missing and how to get it."""
    try:
        jars("jena")
        if not os.environ.get("NEO4J_TEST_URI") and not docker_has_neo4j():
            jars("neo4j")
    except DealgraphError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
