"""Judgements from forms: what a person wrote is checked as a whole before any of it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from babel.numbers import is_currency

from flows.explore.claims import Found
from flows.explore.desk import Desk, Row
from flows.explore.home import search
from flows.explore.nodes import LOOKED_AT, Member, members
from graph.judgements.on_claims import corrected
from ontology.errors import DealgraphError
from ontology.model import Attribute
from ontology.namespaces import BASE
from ontology.records import JUDGEMENTS_OF_CLAIMS, JUDGEMENTS_OF_THINGS, Judgement

REASON, NAME = 2000, 200
"""Letters at most of a reason and of a name."""

CURRENCY = "ISO 4217"
"""The unit by which the vocabulary tells that an attribute is a currency."""

_DIGITS = 18
"""Digits that a number of a claim may have before or behind its point: no store counts further."""


def on_claim(desk: Desk, found: Found, form: Mapping[str, str], now: str) -> Judgement:
    """The judgement on a claim that a form tells; `DealgraphError` where it tells none."""
    kind = form.get("kind", "")
    if kind not in JUDGEMENTS_OF_CLAIMS:
        raise _refused("says neither accept nor reject nor correct", "Choose one of the three.")
    why, by = _signed(form)
    changes = _changes(desk, found, form) if kind == "correct" else ()
    if kind == "correct" and not changes:
        raise _refused("corrects nothing", "Change a part of the claim, or accept it as it is.")
    corrected(found.claim, changes, desk.ontology)  # refuses what the claim's relation does not have
    return Judgement(kind, (found.claim.iri,), why, by, now, changes)


def on_things(desk: Desk, one: str, form: Mapping[str, str], now: str) -> Judgement:
    """The judgement on two things that a form tells; `DealgraphError` where it tells none."""
    kind, other = form.get("kind", ""), form.get("other", "")
    if kind not in JUDGEMENTS_OF_THINGS:
        raise _refused("says neither that they are one nor that they are two", "Choose one of the two.")
    made_of = members(desk, one) if kind == "different" else ()
    if named := [member for member in made_of if other in {row["iri"] for row in member.articles}]:
        # What only the name makes one is told apart by the article that means another thing by it.
        return Judgement(kind, (_meant_otherwise(named, made_of), other), *_signed(form), now)
    of_it = other in {member.iri for member in made_of}
    beyond = None if of_it else desk.row("thing", iri=other)
    if other == one or not (of_it or beyond):
        raise _refused("names no other thing of the graph", "Choose one from the list.")
    if kind == "same" and beyond and "unlike" not in form:
        _refuse_unlike(desk.row("thing", iri=one), beyond)
    return Judgement(kind, (one, other), *_signed(form), now)


def _meant_otherwise(named: Sequence[Member], made_of: Sequence[Member]) -> str:
    """The one thing of a node that an article speaks of, and others do, too."""
    if len(named) > 1:
        told = ", ".join(member.label for member in named)
        raise _refused(f"names an article that speaks of several of these things, {told}", "Take one of them apart.")
    (member,) = named
    looked_at = {row["iri"] for each in made_of for row in each.articles}
    if len(member.articles) == 1 and len(looked_at) < LOOKED_AT:
        raise _refused("names the only article that speaks of the thing", "Nothing is there to tell it apart from.")
    return member.iri


def _refuse_unlike(one: Row | None, other: Row) -> None:
    """Refuse to make one of a firm and a fund, or a person and a model, unless the form says that it is meant so."""
    if one and one["type"] and other["type"] and one["type"] != other["type"]:
        told = " and ".join(f"{row['name']} ({row['type']})" for row in (one, other))
        raise _refused(f"makes one of things of different kinds, {told}", "Tick that it is meant so, if it is.")


def _signed(form: Mapping[str, str]) -> tuple[str, str]:
    why, by = form.get("why", "").strip(), form.get("by", "").strip()
    if not why or not by:
        raise _refused("lacks a reason or a name", "Say why, and who you are: both stay with the judgement.")
    if len(why) > REASON or len(by) > NAME:
        raise _refused("is too long", f"A reason has {REASON} letters at most, a name {NAME}.")
    return why, by


def _changes(desk: Desk, found: Found, form: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    claim = found.claim
    relation = desk.ontology.relation(claim.relation)
    changes = []
    for role, read in (("subject", claim.subject), ("object", claim.object or "")):
        told = form.get(role, "").strip()
        # The form shows a thing by its name: one that a person left alone changes nothing.
        if role in form and told not in (form.get(f"{role}_shown", read).strip(), read):
            if not told and (role == "subject" or relation.object_required):
                raise _refused(f"takes the {role} away, which the relation cannot do without", "Name another thing.")
            changes.append((role, _thing(desk, told) if told else ""))
    if form.get("status", claim.status) != claim.status:
        changes.append(("status", form["status"]))
    for name in relation.attributes:
        told = form.get(name, "").strip()
        if name in form and told != (claim.value(name) or ""):
            changes.append((name, _value(desk.ontology.attributes[name], told)))
    return tuple(changes)


def _thing(desk: Desk, told: str) -> str:
    """The one thing of that name or IRI."""
    if told.startswith(BASE):
        exact = [row["iri"] for row in desk.rows("thing", iri=told)]
    else:
        exact = [row["iri"] for row in search(desk, told).things if row["exact"]]
    if len(exact) != 1:
        many = f"{len(exact)} things are" if exact else "nothing is"
        raise _refused(f"is about {told!r}, and {many} called so", "Search for the thing and give its address (IRI).")
    return str(exact[0])


def _value(attribute: Attribute, told: str) -> str:
    """The value in its canonical form, "" for none."""
    if not told:
        return ""
    if attribute.datatype == "decimal":
        try:
            value = Decimal(told.replace(",", "").replace(" ", ""))
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise _refused(f"gives {told!r} as {attribute.name}, which is no number", "Write digits: 48000000, 0.5.")
        if abs(value.adjusted()) > _DIGITS or (attribute.plausible_min and value < Decimal(attribute.plausible_min)):
            raise _refused(f"gives {told!r} as {attribute.name}, which cannot be", "Write the number in whole units.")
        return f"{value.normalize():f}"
    if attribute.unit == CURRENCY and not is_currency(told):
        remedy = f"Write {told.upper()}." if is_currency(told.upper()) else "Write its code, such as USD, CNY or EUR."
        raise _refused(f"gives {told!r} as {attribute.name}, which is no {CURRENCY} code", remedy)
    if attribute.pattern and not re.fullmatch(attribute.pattern, told):
        raise _refused(f"gives {told!r} as {attribute.name}", f"It is written as {attribute.pattern} says.")
    if attribute.one_of and told not in attribute.one_of:
        raise _refused(f"gives {told!r} as {attribute.name}", f"Known are {', '.join(attribute.one_of)}.")
    return told


def _refused(what: str, remedy: str) -> DealgraphError:
    return DealgraphError(f"the judgement {what}", where="the form", remedy=remedy)
