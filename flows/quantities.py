"""The numbers of an article's text, kept beside its claims: two tellings of one text are compared by all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction.text import Sentence, sentences
from extraction.values.money import Money, Scaled, find_money, find_scaled
from extraction.values.shares import find_percent
from ontology.records import Quantity, Reading, Span

_PERCENT = "percent"


def with_quantities(reading: Reading) -> Reading:
    """The reading with every sum of money, scaled number and percentage of its article's text."""
    text, language = reading.article.text, reading.article.language
    found = (quantity for sentence in sentences(text, language) for quantity in _quantities(reading, sentence))
    return replace(reading, quantities=tuple(sorted(found, key=lambda q: (q.span, q.values))))


def _quantities(reading: Reading, sentence: Sentence) -> Iterator[Quantity]:
    words, language = sentence.span.of(reading.article.text), sentence.language
    for money in find_money(words, language):
        yield _quantity(reading, sentence, money.start, money.end, {"currency": money.currency, **_told(money)})
    for number in find_scaled(words, language):
        yield _quantity(reading, sentence, number.start, number.end, _told(number))
    for share in find_percent(words, language):
        # A range of percentages has no attribute of its own, and "a quarter" is as often a part of the year.
        if share.kind == _PERCENT and share.value_high is None:
            told = {_PERCENT: f"{share.value:f}", "bound": share.bound or ""}
            yield _quantity(reading, sentence, share.start, share.end, told)


def _told(number: Money | Scaled) -> dict[str, str]:
    high = "" if number.amount_high is None else f"{number.amount_high:f}"
    return {"amount": f"{number.amount:f}", "amount_high": high, "bound": number.bound or ""}


def _quantity(reading: Reading, sentence: Sentence, start: int, end: int, values: dict[str, str]) -> Quantity:
    first = sentence.span.start
    told = tuple(sorted((name, text) for name, text in values.items() if text))
    return Quantity(reading.article.iri, Span(first + start, first + end), sentence.span, told)
