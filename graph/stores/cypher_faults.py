"""What a Cypher store's errors mean to a person, and what to do about each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.stores.free_space import TO_WRITE, check_space
from ontology.errors import DealgraphError


@dataclass(frozen=True, slots=True)
class Place:
    """Which store it is: its address, database and user, as a person would name them. No password.

    ``folder`` is where the embedded store lies, None for a server.
    """

    uri: str
    database: str = ""
    user: str = ""
    folder: Path | None = None


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
            remedy="Set NEO4J_USERNAME and NEO4J_PASSWORD to a user of this store.",
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
    if code.endswith("ConstraintValidationFailed"):
        return DealgraphError(
            f"the store holds a node of this iri already: {message}",
            where=where,
            remedy="Run `dealgraph sync` again, as another run may have written at the same time. Where that does not "
            "help, somebody else's node has the iri: take it out.",
        )
    if place.folder is not None:
        return _of_embedded(f"{code or kind}: {message}", where, place.folder)
    return DealgraphError(
        f"the store reports {code or kind}: {message}", where=where, remedy="Look into the store's log."
    )


def _of_embedded(told: str, where: str, folder: Path) -> DealgraphError:
    """A fault for which the engine has no words of its own: mostly a full disk or a file that is damaged."""
    try:
        check_space(folder, TO_WRITE)
    except DealgraphError as full:
        return full
    return DealgraphError(
        f"the store reports {told}",
        where=where,
        remedy=f"Run `dealgraph sync --rebuild`, which makes it anew from the ledger; its log is in {folder / 'log'}.",
    )


def _missing(message: str) -> bool:
    folded = message.casefold()
    return "not found" in folded or "does not exist" in folded or "not exist" in folded
