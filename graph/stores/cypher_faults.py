"""What a Cypher store's errors mean to a person, and what to do about each."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.errors import DealgraphError


@dataclass(frozen=True, slots=True)
class Place:
    """Which store it is: its address, database and user, as a person would name them. No password."""

    uri: str
    database: str = ""
    user: str = ""


def as_dealgraph_error(error: Exception, place: Place) -> DealgraphError:
    """The driver's error in words. Told by its code, or by its class's name where no server answered."""
    code = str(getattr(error, "code", "") or "")
    kind = type(error).__name__
    message = str(getattr(error, "message", "") or error)
    where = place.uri
    if code.endswith("Security.Unauthorized") or kind in ("AuthError", "TokenExpired"):
        return DealgraphError(
            f"the store refuses the user {place.user!r} or the password",
            where=where,
            remedy="Set NEO4J_USER and NEO4J_PASSWORD to a user of this store.",
        )
    if code.endswith("AuthenticationRateLimit"):
        return DealgraphError(
            f"the store refuses the user {place.user!r} after too many wrong passwords",
            where=where,
            remedy="Correct NEO4J_PASSWORD, wait some seconds and try again.",
        )
    if "DatabaseNotFound" in code or ("database" in message.casefold() and _missing(message)):
        return DealgraphError(
            f"the store has no database {place.database!r}",
            where=where,
            remedy="Set NEO4J_DATABASE to one that it has (a new Neo4j has `neo4j`).",
        )
    if code.endswith("Security.Forbidden") or "AccessMode" in code:
        return DealgraphError(
            "the store refuses the query: it would write, and this connection may only read",
            where=where,
            remedy="Ask without CREATE, MERGE, SET, DELETE and the like.",
        )
    if kind in ("ServiceUnavailable", "SessionExpired", "ConnectionAcquisitionTimeoutError", "IncompleteCommit"):
        return DealgraphError(
            f"the store does not answer: {message}",
            where=where,
            remedy="Start it, or correct the address in NEO4J_URI or --store.",
        )
    if code.startswith("Neo.ClientError.Statement"):
        return DealgraphError(
            f"the store does not accept the query: {message}", where=where, remedy="Correct the query."
        )
    return DealgraphError(
        f"the store reports {code or kind}: {message}", where=where, remedy="Look into the store's log."
    )


def _missing(message: str) -> bool:
    folded = message.casefold()
    return "not found" in folded or "does not exist" in folded or "not exist" in folded
