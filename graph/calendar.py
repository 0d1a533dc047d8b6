"""When something was: a date as coarse as its text, and the year and quarter that people group by."""

from __future__ import annotations

from ontology.records import PropertyValue


def dating(date: str, first_told: str) -> dict[str, PropertyValue]:
    """The properties that date a fact: ``dated``, ``year`` and, where the month is known, ``quarter`` (``2024-Q2``).

    A fact whose articles name no date is dated by the day on which it was first told.
    """
    dated = date or first_told
    found: dict[str, PropertyValue] = {"dated": dated} if dated else {}
    if dated:
        found["year"] = int(dated[:4])
    if len(dated) >= 7:
        found["quarter"] = f"{dated[:4]}-Q{(int(dated[5:7]) + 2) // 3}"
    return found
