"""A person's word on things: found by their names, written down with who and when, and seen in the store at once."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from flows.in_step import fall_behind
from flows.settings import Settings
from flows.syncing import sync_ledger
from graph.judgements import Judgements
from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.resolution import Settled, settled_ledger
from graph.resolution.described import Described, Directory
from graph.resolution.nodes import nodes
from ontology.errors import DealgraphError
from ontology.records import Judgement, Reading


@dataclass(frozen=True)
class Desk:
    """A ledger with all that is settled in it, and the means to settle more."""

    ledger: Ledger
    settled: Settled
    directory: Directory
    by: str
    is_dry: bool = False
    """Whether what is said here is checked as always and then not written down."""

    @property
    def judgements(self) -> Judgements:
        """What people said so far."""
        return Judgements(self.ledger.folder)

    def _keep(self, judgement: Judgement) -> None:
        if not self.is_dry:
            self.judgements.write(judgement)

    def _take_back(self, judgement: Judgement, why: str, at: str) -> None:
        if not self.is_dry:
            self.judgements.withdraw(judgement.iri, why, self.by, at)

    def one(self, name: str) -> Described:
        """The one node of that name; `DealgraphError` where there is none, or more."""
        return self.directory.described(_only(self.directory.nodes(name), name, self.directory))

    def merge(self, names: tuple[str, ...], why: str, *, unlike: bool = False) -> tuple[Judgement, ...]:
        """Say that these are one thing. `DealgraphError` where a person told two of them apart, or their kinds do.

        With `unlike` things of different kinds may be one.
        """
        described = [self.one(name) for name in names]
        if not unlike:
            _refuse_unlike(described)
        ends = [self._end(name, d) for name, d in zip(names, described, strict=True)]
        made = []
        for said_as, (first, second), (one, other) in zip(
            pairwise(names), pairwise(described), pairwise(ends), strict=True
        ):
            if first.iri == second.iri:
                raise DealgraphError(
                    f"{said_as[0]} and {said_as[1]} are one thing already",
                    where=first.iri,
                    remedy="Nothing was written. `dealgraph entities` tells why they are one.",
                )
            made.append(self._judgement("same", one, other, why))
        said = [j for j in self.settled.judgements if j.subjects not in {m.subjects for m in made}]
        joined = self._nodes((*said, *made))
        if len({joined.get(member.iri, member.iri) for d in described for member in d.members}) > 1:
            self._refuse(described)
        for judgement in made:
            self._keep(judgement)
        return tuple(made)

    def split(self, one: str, other: str, why: str) -> Judgement:
        """Say that two things on one node are two. `DealgraphError` where they are on two already."""
        first, second = (_only(self.directory.members(n), n, self.directory) for n in (one, other))
        if first != second and self.settled.node_of(first) != self.settled.node_of(second):
            raise DealgraphError(
                f"{one!r} and {other!r} are two things already",
                where=f"{self.settled.node_of(first)} and {self.settled.node_of(second)}",
                remedy="Nothing was written. `dealgraph same-as A B --not` keeps them two whatever a run may find.",
            )
        return self.tell_apart(one, other, why)

    def split_in(self, name: str, articles: Iterable[str], why: str) -> tuple[Judgement, ...]:
        """Say that what these articles call so is another thing than what others call so."""
        told = [self._article(article) for article in articles]
        here = [iri for iri in self.directory.members(name) if all(iri in _things(reading) for reading in told)]
        thing = _only(tuple(here), name, self.directory)
        if all(reading in told for reading in self.settled.meant if thing in _things(reading)):
            raise DealgraphError(
                f"no other article speaks of {name!r}, so that it is one thing",
                where=", ".join(reading.article.key for reading in told),
                remedy="Name only the articles in which it is the other thing.",
            )
        made = tuple(self._judgement("different", thing, reading.article.iri, why) for reading in told)
        for judgement in made:
            self._keep(judgement)
        return made

    def tell_apart(self, one: str, other: str, why: str) -> Judgement:
        """Say that two are different things, and take back what was said to make them one."""
        first, second = (_only(self.directory.members(n), n, self.directory) for n in (one, other))
        if first == second:
            raise DealgraphError(
                f"{one!r} and {other!r} are the same thing in every article",
                where=first,
                remedy="Name two of the things that `dealgraph entities` shows under one node, by their IRIs, "
                "or with `dealgraph split A --in ARTICLE` the article in which it is another thing.",
            )
        made = self._judgement("different", first, second, why)
        for judgement in self._joining(first, second):
            self._take_back(judgement, why, made.at)
        self._keep(made)
        return made

    def say(self, kind: str, one: str, other: str, why: str) -> Judgement:
        """Write down what was answered of a pair that nobody had judged; both are IRIs."""
        made = self._judgement(kind, one, other, why)
        self._keep(made)
        return made

    def undo(self, one: str, other: str, why: str) -> Judgement:
        """Take back what is said of two things, whether it made them one or told them apart."""
        ends = [
            {*self.directory.members(n), *self.directory.nodes(n), *(r.article.iri for r in self._called(n))}
            for n in (one, other)
        ]
        for judgement in reversed(self.settled.judgements):
            first, *rest = judgement.subjects
            if rest and any(first in a and rest[0] in b for a, b in (ends, reversed(ends))):
                self._take_back(judgement, why, now())
                return judgement
        raise DealgraphError(
            f"nobody has said anything of {one!r} and {other!r}",
            where=str(self.ledger.folder),
            remedy="`dealgraph entities` shows what was said of a thing.",
        )

    def _article(self, named: str) -> Reading:
        """The article of that key or IRI."""
        for reading in self._called(named):
            return reading
        raise DealgraphError(
            f"there is no article {named!r}",
            where=str(self.ledger.folder),
            remedy="Name it by its key or its IRI, as `dealgraph entities` shows them beside names.",
        )

    def _called(self, named: str) -> Iterator[Reading]:
        return (r for r in self.settled.meant if named in (r.article.key, r.article.iri))

    def _end(self, name: str, described: Described) -> str:
        """The thing that a person means: the one of that name, else the node, several of whose things have it."""
        found = self.directory.members(name)
        return found[0] if len(found) == 1 else described.iri

    def _joining(self, one: str, other: str) -> tuple[Judgement, ...]:
        """The fewest of people's words without which the two are not one, the newest before older ones."""

        def joined(said: list[Judgement]) -> bool:
            found = self._nodes(said)
            return found.get(one, one) == found.get(other, other)

        kept = [j for j in self.settled.judgements if j.kind in ("same", "different")]
        taken: list[Judgement] = []
        for judgement in reversed([j for j in kept if j.kind == "same"]):
            if not joined(kept):
                break
            taken.append(judgement)
            kept.remove(judgement)
        for judgement in list(taken):
            if not joined([*kept, judgement]):
                kept.append(judgement)
                taken.remove(judgement)
        return tuple(taken)

    def _nodes(self, said: Iterable[Judgement]) -> Mapping[str, str]:
        """Which things would be one, were this all that people said."""
        return nodes(self.settled.matches, (*said, *self.settled.apart), catalogue_of(self.ledger.folder).by_iri)

    def _judgement(self, kind: str, one: str, other: str, why: str) -> Judgement:
        return Judgement(kind, (one, other), why.strip(), self.by, now())

    def _refuse(self, described: list[Described]) -> None:
        here = {member.iri for d in described for member in d.members}
        said = (*self.settled.judgements, *self.settled.apart)
        apart = [j for j in said if j.kind == "different" and here.issuperset(j.subjects)]
        told = "; ".join(f"{j.by} at {j.at}: {j.why}" for j in apart)
        raise DealgraphError(
            f"a person told {' and '.join(d.name for d in described)} apart ({told})",
            where=str(self.ledger.folder),
            remedy="Take that back first: `dealgraph same-as A B --undo --why …`.",
        )


@contextmanager
def judging(settings: Settings, by: str | None, command: str, *, dry_run: bool = False) -> Iterator[Desk]:
    """A desk on the ledger, which nobody else writes to meanwhile; nor does the desk in a dry run."""
    ledger = Ledger.open(settings.data, create=False)
    if dry_run:
        yield replace(opened_desk(ledger, by), is_dry=True)
        return
    with ledger.writing(command):
        fall_behind(settings.data)  # before the first word is written: whoever stops in between is made good
        yield opened_desk(ledger, by)


def opened_desk(ledger: Ledger, by: str | None = None) -> Desk:
    """A desk to look at things from; whoever writes holds the ledger's lock."""
    catalogue = catalogue_of(ledger.folder)
    found = settled_ledger(ledger, catalogue)
    return Desk(ledger, found, Directory(found, catalogue), (by or _user()).strip())


def shown_in_store(desk: Desk, settings: Settings, *, no_store: bool) -> str:
    """Bring the store to what is settled now; tell in words what that did."""
    if desk.is_dry:
        return "nothing was written"
    if no_store:
        return "the store was left alone"
    return f"{sync_ledger(desk.ledger, settings, trusting=True)} nodes and edges changed in the store"


def now() -> str:
    """The present instant as judgements keep it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user that the system has no name for; the first is what Python 3.13 raises
        return ""


def _things(reading: Reading) -> set[str]:
    return {entity.iri for entity in reading.entities}


def _refuse_unlike(described: Iterable[Described]) -> None:
    """Refuse to make one of a firm and a fund, or a person and a model, unless a person says it again."""
    kinds = {it.type: it.name for it in described if it.type}
    if len(kinds) > 1:
        told = " and ".join(f"{name} ({kind})" for kind, name in sorted(kinds.items()))
        raise DealgraphError(
            f"{told} are things of different kinds",
            where="what articles and the catalogue say of them",
            remedy="Nothing was written. Add --unlike where they are one all the same.",
        )


def _only(found: tuple[str, ...], name: str, directory: Directory) -> str:
    if len(found) == 1:
        return found[0]
    if not found:
        raise DealgraphError(
            f"no article speaks of {name!r}", where="the ledger", remedy="Write the name as an article does, or an IRI."
        )
    several = ", ".join(f"{iri} ({directory.name(iri)})" for iri in found)
    raise DealgraphError(
        f"{len(found)} things are called {name!r}", where="the ledger", remedy=f"Name one by its IRI: {several}."
    )
