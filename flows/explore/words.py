"""Words, numbers and days as the pages show them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from ontology.model import Attribute, Ontology

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_BOUNDS = {"min": "at least ", "max": "at most ", "approx": "about "}
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, half surrogate pairs, and signs that turn the direction of what follows, by which a sentence may
be made to look like another one."""
_TONGUE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCRIPTS = (
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힣]")),
    ("zh", re.compile(r"[㐀-鿿]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
)


def visible(text: object) -> str:
    """The text with what a browser would obey or drop instead of showing it made visible."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", str(text))


def language_of(text: str) -> str:
    """The language to which a name's script leads, "" for Latin script, which leads to none."""
    return next((language for language, script in _SCRIPTS if script.search(text)), "")


def tongue(language: str | None) -> str:
    """The code of a language as a page may tell it, "" for what is none."""
    return language if language and _TONGUE.fullmatch(language) else ""


def number(text: object) -> str:
    """A number as people read it: 48000000 as 48 million, 1234.5 as 1,234.5."""
    try:
        value = Decimal(str(text))
    except InvalidOperation:
        return visible(text)
    if not value.is_finite():
        return visible(text)
    for digits, word in _SCALES:
        if abs(value) >= Decimal(10) ** digits:
            return f"{_plain(value.scaleb(-digits))} {word}"
    return _plain(value)


def figure(told: Mapping[str, object], ontology: Ontology) -> str:
    """What a claim or a fact says in numbers and words, the sum first: its own properties or its values."""
    parts = [_sum(told)]
    for attribute in ontology.attributes.values():
        value = _exact(told, attribute.name)
        if value is not None and attribute.name not in _IN_SUM:
            parts.append(_attribute(attribute, value))
    return " · ".join(filter(None, parts))


_IN_SUM = {"amount", "amount_high", "currency", "bound", "per_quantity", "per_unit", "date"}
"""What the sum says, and the date, which stands in a column of its own."""


def _sum(told: Mapping[str, object]) -> str:
    amount, unit = _exact(told, "amount"), told.get("per_unit")
    if amount is None:
        return ""
    high = _exact(told, "amount_high")
    whole = f"{number(amount)} to {number(high)}" if high is not None else number(amount)
    shown = f"{_BOUNDS.get(str(told.get('bound')), '')}{visible(told.get('currency') or '')} {whole}".strip()
    if not unit:
        return shown
    quantity = _exact(told, "per_quantity")
    each = visible(unit).replace("_", " ")
    return f"{shown} per {each if quantity in (None, '1') else f'{number(quantity)} {each}s'}"


def _attribute(attribute: Attribute, value: str) -> str:
    label = dict(attribute.labels).get("en", attribute.name)
    if attribute.name == "stake":
        return f"{number(Decimal(value) * 100)} %"
    if attribute.name == "percent":
        return f"{'+' if Decimal(value) > 0 else ''}{number(value)} %"
    if attribute.datatype == "decimal":
        return f"{label} {number(value)}"
    return visible(value)


def _exact(told: Mapping[str, object], name: str) -> str | None:
    """The exact text of an attribute: the graph has a decimal as a number and, under another name, as its text."""
    value = told.get(f"{name}_text", told.get(name))
    return None if value is None else str(value)


def _plain(value: Decimal) -> str:
    """At most four decimals, but never fewer than what tells a small number from nothing."""
    places = 4 if abs(value) >= 1 else 8
    shown = f"{value:,.{places}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
