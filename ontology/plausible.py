"""Values that a claim may have and nobody should believe unseen: kept, and flagged with the shape that they break."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ontology.model import Ontology
from ontology.records import Claim


def implausible(claim: Claim, ontology: Ontology) -> tuple[str, ...]:
    """The local names of the shapes that warn of the claim's values, sorted; the same as a validator's warnings."""
    return tuple(sorted(f"Claim-{name}-plausible" for name in _odd(claim, ontology)))


def _odd(claim: Claim, ontology: Ontology) -> Iterator[str]:
    for name, text in claim.values:
        attribute = ontology.attributes.get(name)
        number = _number(text) if attribute is not None and attribute.datatype == "decimal" else None
        if attribute is None or number is None:
            continue
        least, most = _number(attribute.plausible_min), _number(attribute.plausible_max)
        upper = _number(claim.value(f"{name}_high") or "")
        too_low = least is not None and number < least
        if too_low or any(limit is not None and number > limit for limit in (most, upper)):
            yield name


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
