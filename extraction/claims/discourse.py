"""What an article has been speaking of: the company in question, the person, the model and the latest deal."""

from __future__ import annotations

from dataclasses import dataclass

_FRESH = 3
"""Sentences for which a company, a person or a deal stays in question after it was last named."""


@dataclass(frozen=True, slots=True)
class Deal:
    """The latest round: whose it is and what is known of it."""

    company: str
    values: tuple[tuple[str, str], ...]


class Discourse:
    """The state that goes from sentence to sentence of one article.

    ``main`` is the company that the article is about, "" for none. Where it is ``dominant``, only a deal of another
    company makes that one the company in question, not its bare name. Where it is known which companies are
    ``receivers`` of money in the article and which are ``givers``, only the latter cannot be the company in question.
    """

    def __init__(
        self, main: str, dominant: bool, receivers: frozenset[str] = frozenset(), givers: frozenset[str] = frozenset()
    ) -> None:
        self._main = main
        self._dominant = dominant
        self._receivers = receivers
        self._givers = givers
        self._now = 0
        self._topic = ("", 0)
        self._person = ("", 0)
        self._model = ("", 0)
        self._deal: tuple[Deal | None, int] = (None, 0)

    def next_sentence(self) -> None:
        """Count a sentence on."""
        self._now += 1

    @property
    def topic(self) -> str:
        """The company that "the company" points to; where none was named lately, the one that the article is about."""
        return self._recent(self._topic) or self._main

    @property
    def main(self) -> str:
        """The company that the article is about, "" where none stands out."""
        return self._main if self._dominant else ""

    @property
    def person(self) -> str:
        """The person that "he" or "she" points to, "" where none was named lately."""
        return self._recent(self._person)

    @property
    def model(self) -> str:
        """The model that was named last, "" where none was lately."""
        return self._recent(self._model)

    @property
    def deal(self) -> Deal | None:
        """The deal in question, None where none was told of lately."""
        deal, since = self._deal
        return deal if self._now - since <= _FRESH else None

    @property
    def here(self) -> str:
        """The company whose deal this very sentence tells of, "" where it tells of none."""
        deal, since = self._deal
        return deal.company if deal is not None and since == self._now else ""

    @property
    def told(self) -> str:
        """The company whose deal this sentence or the one before tells of, "" where neither does."""
        deal, since = self._deal
        return deal.company if deal is not None and self._now - since <= 1 else ""

    def speak_of(self, kind: str, iri: str, *, deal: bool = False) -> None:
        """A company, person or model was named; ``deal`` tells that a deal of it was."""
        entry = (iri, self._now)
        if kind == "Company":
            if self._receivers:
                switches = iri in self._receivers or (iri not in self._givers and not self._dominant)
            else:
                switches = deal or not self._dominant or iri == self._main
            if switches:
                self._topic = entry
        elif kind == "Person":
            self._person = entry
        else:
            self._model = entry

    def remember(self, company: str, values: tuple[tuple[str, str], ...], *, passing: bool = False) -> None:
        """Keep a deal as the one in question; a ``passing`` one (denied) only to the end of the sentence."""
        self._deal = (Deal(company, values), self._now - _FRESH if passing else self._now)

    def keep_deal(self) -> None:
        """The deal in question was spoken of again."""
        self._deal = (self._deal[0], self._now)

    def _recent(self, entry: tuple[str, int]) -> str:
        return entry[0] if self._now - entry[1] <= _FRESH else ""
