"""The things and numbers of a sentence in their order: what triggers bind together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.base import Candidate
from extraction.cues import alternatives
from extraction.languages import LANGUAGES
from extraction.values.dates import find_dates
from extraction.values.elided import find_elided
from extraction.values.money import find_money, find_scaled
from extraction.values.prices import Price, find_free, find_prices
from extraction.values.rounds import find_rounds
from extraction.values.shares import find_multiples, find_percent
from ontology.records import Span

_SHAPELESS = ("zh",)
"""Languages in which nothing in its shape tells a name."""

_DIGIT = re.compile(r"[\d一二两三四五六七八九十百千万亿半]|illi|iard|bilh|bili|milh|mil |rore|akh")
_ABOUT = r"(?:约合|合|折合|约|或|cerca de|about|rund|etwa|ou|or|oder|approx\.?|roughly|~|≈)?"
_ASIDE = re.compile(
    rf",? (?:ou|or|oder|bzw\.) (?:cerca de |about |rund )?|\s?[(\uff08]\s?{_ABOUT}[^()\uff08\uff09]{{0,12}}$"
)
"""What stands between an amount and the same amount in another currency."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A name in the sentence, or words that point back to a company (``back``). Offsets count in the sentence."""

    start: int
    end: int
    iri: str
    types: tuple[str, ...]
    back: bool = False
    firm: bool = True
    """Whether more than its shape says that it is a name."""


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity in the sentence.

    ``kind`` is money, percent, multiple, date, round, price or free; ``fields`` are its attributes.
    """

    start: int
    end: int
    kind: str
    fields: tuple[tuple[str, str], ...]


def plain(number: object) -> str:
    """A decimal in its canonical form: no exponent, no needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def things_in(
    sentence: Span,
    language: str,
    content: str,
    candidates: Sequence[Candidate],
    iris: Sequence[str],
    topic: str,
    person: str,
) -> tuple[Thing, ...]:
    """Names and backward references in a sentence; the latter point to ``topic``, a company, or ``person``.

    Either is "" where there is none.
    """
    found = [
        Thing(
            c.span.start - sentence.start,
            c.span.end - sentence.start,
            iri,
            c.types,
            False,
            c.sure or language not in _SHAPELESS,
        )
        for c, iri in zip(candidates, iris, strict=True)
        if sentence.contains(c.span)
    ]
    for iri, kind, words in (
        (topic, "Company", LANGUAGES[language].companies),
        (person, "Person", LANGUAGES[language].persons),
    ):
        if iri:
            for match in _back(words, language).finditer(content):
                if not any(match.start() < thing.end and thing.start < match.end() for thing in found):
                    # A company that the sentence itself names before is nearer than that of earlier sentences.
                    own = next(
                        (t.iri for t in found if not t.back and t.types[0] == kind and t.end <= match.start()), iri
                    )
                    found.append(Thing(match.start(), match.end(), own, (kind,), True))
    return tuple(sorted(found, key=lambda thing: thing.start))


@cache
def _back(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    pattern = alternatives(list(words))
    # In Chinese a bare "公司" inside a longer word is no reference.
    return re.compile(rf"(?<![\u3400-\u9fff])(?:{pattern})" if language == "zh" else pattern, re.I)


def values_in(content: str, language: str, published: str, currency: str = "", date: str = "") -> tuple[Value, ...]:
    """Every quantity of a sentence, prices before the bare money in them.

    ``currency`` is that of sums named before; a bare "50 million" is taken for a sum in it where it is given. ``date``
    is the one told last before, to which "that year" points back.
    """
    found = list(_told(content, language, published, date))
    found += _elided(content, language, currency, found) if _DIGIT.search(content) else []
    return tuple(sorted(found, key=lambda v: (v.start, v.end)))


@lru_cache(maxsize=512)
def _told(content: str, language: str, published: str, date: str) -> tuple[Value, ...]:
    """The quantities that stand whole in a sentence; several readers ask for those of one article."""
    found: list[Value] = []
    for day in find_dates(content, language, published or None, date):
        found.append(Value(day.start, day.end, "date", (("date", day.iso),)))
    for funding in find_rounds(content, language):
        found.append(Value(funding.start, funding.end, "round", (("round", funding.name),)))
    if not _DIGIT.search(content):
        return tuple(sorted(found, key=lambda v: v.start))
    prices = [_price(price) for price in find_prices(content, language)]
    found += prices
    spans = [(p.start, p.end) for p in prices]
    last_end = -1
    for money in find_money(content, language):
        inside = any(money.start < end and start < money.end for start, end in spans)
        converted = (
            last_end >= 0
            and money.start - last_end < 20
            and _ASIDE.fullmatch(content[last_end : money.start]) is not None
        )
        if not inside and not converted:
            found.append(
                Value(
                    money.start,
                    money.end,
                    "money",
                    _fields(money.amount, money.amount_high, money.currency, money.bound),
                )
            )
            last_end = money.end
    for percent in find_percent(content, language):
        if percent.kind == "percent":
            bound = (("bound", percent.bound),) if percent.bound else ()
            found.append(Value(percent.start, percent.end, "percent", (("percent", plain(percent.value)), *bound)))
    for multiple in find_multiples(content, language):
        found.append(Value(multiple.start, multiple.end, "multiple", (("percent", plain(multiple.percent)),)))
    return tuple(sorted(found, key=lambda v: (v.start, v.end)))


def _elided(content: str, language: str, currency: str, found: Sequence[Value]) -> list[Value]:
    """Sums that leave their currency, and prices that leave their unit, to a neighbour or to what was said before."""
    sums = [value for value in found if value.kind in ("money", "price")]
    taken = [(value.start, value.end) for value in found]
    extra: list[Value] = []
    money = find_money(content, language)
    for value in find_elided(content, language, money):
        if any(value.start < end and start < value.end for start, end in taken):
            continue
        lender = min(sums, key=lambda v: min(abs(v.start - value.end), abs(value.start - v.end)), default=None)
        fields = _fields(value.amount, None, value.currency, None)
        if lender is not None and lender.kind == "price":
            fields += tuple(f for f in lender.fields if f[0] in ("per_quantity", "per_unit", "side"))
        extra.append(Value(value.start, value.end, lender.kind if lender else "money", fields))
        taken.append((value.start, value.end))
    if currency:
        for bare in find_scaled(content, language):
            if not any(bare.start < end and start < bare.end for start, end in taken):
                fields = _fields(bare.amount, bare.amount_high, currency, bare.bound)
                extra.append(Value(bare.start, bare.end, "money", (*fields, ("elided", "yes"))))
    return extra


def _price(price: Price) -> Value:
    money = price.money
    fields = _fields(money.amount, money.amount_high, money.currency, money.bound)
    unit = (("per_quantity", plain(price.per_quantity)), ("per_unit", price.per_unit))
    side = (("side", price.side),) if price.side else ()
    return Value(price.start, price.end, "price", (*fields, *unit, *side))


@lru_cache(maxsize=512)
def free_in(content: str, language: str) -> tuple[Value, ...]:
    """Words that say that something costs nothing."""
    return tuple(Value(f.start, f.end, "free", (("amount", "0"),)) for f in find_free(content, language))


def _fields(amount: object, high: object, currency: str, bound: str | None) -> tuple[tuple[str, str], ...]:
    fields = [("amount", plain(amount)), ("currency", currency)]
    if high is not None:
        fields.append(("amount_high", plain(high)))
    if bound:
        fields.append(("bound", bound))
    return tuple(fields)
