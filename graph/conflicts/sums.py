"""Parts that do not make the whole: a sentence that adds sums up, by its words, and comes to another total.

Sums of two currencies are added at the year's rate; where that does not give the total, the rate that would is told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from graph.conflicts.told import Conflict, Told, of_words
from graph.numbers import TOLERANCE
from graph.rates import Rates, load_rates
from ontology.records import Quantity, Reading, Span

KIND = "parts_and_whole"

BEFORE = 32
"""Code points before a sum within which the words stand that make it a total."""

_WORDS = Path(__file__).with_name("sums.toml")
_PLUS = re.compile(r"[+＋]")
_AND = re.compile(r"(?i)\b(?:and|plus|und|e|mais|y|más|et)\b|[和加及与]")


@dataclass(frozen=True, slots=True)
class _Part:
    """One sum that is added up, in the currency that its words name."""

    quantity: Quantity
    amount: Decimal
    currency: str


def sums(told: Told) -> Iterator[Conflict]:
    """One conflict for each sentence whose parts do not make its whole."""
    rates = load_rates()
    for reading in told.readings.values():
        for _, group in groupby(reading.quantities, key=lambda quantity: quantity.sentence):
            numbers = [q for q in group if q.value("amount") and q.value("currency") and not q.value("amount_high")]
            found = _added_up(reading, numbers)
            why = _why_not(*found, reading.article.published, rates) if found else ""
            if found and why:
                yield _conflict(told, reading, *found, why)


def _added_up(reading: Reading, numbers: list[Quantity]) -> tuple[list[_Part], _Part] | None:
    """The parts and the whole of a sentence; None where its words do not say that it adds up."""
    text = reading.article.text
    for number, whole in enumerate(numbers):
        parts = numbers[:number]
        start = parts[-1].span.end if parts else whole.sentence.start
        if len(parts) > 1 and _is_total(text[max(start, whole.span.start - BEFORE) : whole.span.start]):
            between = [text[a.span.end : b.span.start] for a, b in pairwise(parts)]
            if all(_PLUS.search(words) or _AND.search(words) for words in between):
                ends = [*(part.span.start for part in parts[1:]), whole.span.start]
                told = [_part(text, part, end) for part, end in zip(parts, ends, strict=True)]
                return told, _part(text, whole, whole.sentence.end)
    return None


def _part(text: str, quantity: Quantity, end: int) -> _Part:
    """A sum in the currency that the words right after it name, or in its own."""
    after = text[quantity.span.end : min(end, quantity.span.end + BEFORE // 2)].casefold()
    own = quantity.value("currency") or ""
    named = next((code for code, words in _named_after() if words.search(after)), own)
    return _Part(quantity, Decimal(quantity.value("amount") or 0), named)


def _why_not(parts: list[_Part], whole: _Part, published: str, rates: Rates) -> str:
    """In words what the parts make, and at which rate they would make the whole; "" where they do."""
    alike = sum((part.amount for part in parts if part.currency == whole.currency), Decimal(0))
    others = {part.currency for part in parts if part.currency != whole.currency}
    if not others:
        return "" if _is(alike, whole.amount) else f"they make {alike:,f} {whole.currency}"
    if len(others) > 1:
        return ""
    (currency,) = others
    foreign = sum((part.amount for part in parts if part.currency == currency), Decimal(0))
    rate = _rate(rates, currency, whole.currency, published)
    if rate is None or foreign <= 0 or _is(alike + foreign * rate, whole.amount):
        return ""
    made = f"they make {_rounded(alike + foreign * rate):,f} {whole.currency} at the year's {rate:.4g}"
    implied = (whole.amount - alike) / foreign
    return f"{made}, and the whole at {implied:.4g} {whole.currency} for one {currency}" if implied > 0 else made


def _is(parts: Decimal, whole: Decimal) -> bool:
    return abs(parts - whole) <= TOLERANCE * max(parts, whole)


def _rate(rates: Rates, currency: str, into: str, date: str) -> Decimal | None:
    """How much of the other currency one unit of a currency is."""
    one, other = rates.converted(Decimal(1), currency, date), rates.converted(Decimal(1), into, date)
    return one / other if one is not None and other else None


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1))


def _conflict(told: Told, reading: Reading, parts: list[_Part], whole: _Part, why: str) -> Conflict:
    article = reading.article
    added = Span(parts[0].quantity.span.start, parts[-1].quantity.span.end)
    quotes = [told.quote(article.iri, added), told.quote(article.iri, whole.quantity.span)]
    shown = " + ".join(f"{part.amount:,f} {part.currency}" for part in parts)
    text = (
        f"The parts of a sum: {told.quoted(article.iri, quotes[0].text)} and “{quotes[1].text}”; {shown} is not "
        f"{whole.amount:,f} {whole.currency}: {why}."
    )
    return of_words(KIND, told, quotes, text)


def _is_total(words: str) -> bool:
    return _whole().search(words.casefold()) is not None


@cache
def _words() -> dict[str, object]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def _whole() -> re.Pattern[str]:
    words = _words()["whole"]
    assert isinstance(words, list)
    return _any(words)


@cache
def _named_after() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = _words()["named_after"]
    assert isinstance(named, dict)
    return tuple((code, _any(words)) for code, words in named.items())


def _any(words: list[str]) -> re.Pattern[str]:
    latin = [
        re.escape(word.removesuffix("-")) + ("" if word.endswith("-") else r"\b")
        for word in words
        if word[0] < "\u2e80"
    ]
    han = [re.escape(word) for word in words if word[0] >= "\u2e80"]
    return re.compile("|".join([rf"\b(?:{'|'.join(latin)})", *han]))
