"""What a store's error means is told with the place and the next step."""

from __future__ import annotations

import pytest

from graph.stores.cypher_faults import Place, as_dealgraph_error

PLACE = Place("bolt://store:7687", "deals", "ada")


class Fault(Exception):
    """An error with a code and a message, as the driver's have."""

    def __init__(self, code: str, message: str = "m") -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class ServiceUnavailable(Exception):
    """Named like the driver's error where nothing answers."""


@pytest.mark.parametrize(
    ("error", "what", "remedy"),
    [
        (Fault("Neo.ClientError.Security.Unauthorized"), "refuses the user 'ada'", "NEO4J_PASSWORD"),
        (Fault("Neo.ClientError.Security.AuthenticationRateLimit"), "too many wrong passwords", "wait"),
        (Fault("Neo.ClientError.Database.DatabaseNotFound"), "no database 'deals'", "NEO4J_DATABASE"),
        (Fault("Neo.ClientError.Other", "Database 'deals' does not exist"), "no database 'deals'", "NEO4J_DATABASE"),
        (Fault("Neo.ClientError.Security.Forbidden"), "may only read", "CREATE"),
        (Fault("Neo.ClientError.Statement.AccessMode"), "may only read", "CREATE"),
        (Fault("Neo.ClientError.Statement.SyntaxError", "line 1"), "does not accept the query: line 1", "query"),
        (ServiceUnavailable("refused"), "does not answer: refused", "NEO4J_URI"),
        (Fault("Neo.ClientError.Schema.ConstraintValidationFailed", "exists"), "iri already: exists", "sync` again"),
        (Fault("Neo.TransientError.General.OutOfMemoryError", "full"), "OutOfMemoryError: full", "log"),
    ],
)
def test_an_error_is_told_in_words(error: Exception, what: str, remedy: str) -> None:
    told = as_dealgraph_error(error, PLACE)
    assert what in told.what
    assert told.where == "bolt://store:7687"
    assert remedy in told.remedy
