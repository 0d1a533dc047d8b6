"""Firms by their legal form, wherever on the page: a footer often tells the name that the body takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.base import Candidate, Page
from extraction.mentions.by_shape import NAME_PATTERN
from extraction.mentions.overlaps import without_overlaps
from ontology.records import Span

NAME = "legal-form.v1"
_FORMS = (
    "GmbH", "AG", "SE", "KG", "UG", "Inc.", "Inc", "Corp.", "Corp", "LLC", "Ltd.", "Ltd", "PLC", "plc", "B.V.", "N.V.",
    "S.A.", "S.p.A.", "SAS", "SARL", "ApS", "A/S", "AB", "Oy", "Lda.", "Lda", "Ltda.", "Ltda", "S/A", "S.L.", "Pty",
)  # fmt: skip
_LEGAL = re.compile(
    rf"(?P<name>{NAME_PATTERN}),? (?:{'|'.join(map(re.escape, sorted(_FORMS, key=len, reverse=True)))})(?![A-Za-z])"
)


_ENDS = re.compile(rf"[ ,](?:{'|'.join(map(re.escape, sorted(_FORMS, key=len, reverse=True)))})$")


def has_legal_form(surface: str) -> bool:
    """Whether a name ends in a legal form, which only firms have."""
    return _ENDS.search(surface) is not None


class LegalFormFinder:
    """Finds "Norholt B.V." and, because of it, every "Norholt"."""

    name = NAME

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """The firms with a legal form, with it and without."""
        return without_overlaps(self._all(page.text))

    def _all(self, text: str) -> Iterator[Candidate]:
        names: set[str] = set()
        for match in _LEGAL.finditer(text):
            names.add(match["name"])
            yield _firm(Span(match.start(), match.end()), match.group())
        for name in sorted(names):
            for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield _firm(Span(place.start(), place.end()), name)


def _firm(span: Span, surface: str) -> Candidate:
    return Candidate(span, surface, ("Company",), NAME, "", True, "has a legal form")
