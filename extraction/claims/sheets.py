"""The sentences of an article with everything that may fill a role in each: named there, or only spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.base import Candidate, Page
from extraction.claims.items import Value, free_in, things_in, values_in
from extraction.claims.pair_features import Filler
from extraction.claims.referents import UNNAMED
from extraction.claims.setting import Setting
from extraction.text import Sentence

_SUMS = ("money", "percent", "multiple", "price", "free")
_UNNAMED = tuple(Filler(-1, -1, UNNAMED, kind) for kind in ("Company", "Investor", "Model", "Person"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sentence, by its number in the article, with what may fill a role in it.

    It names what is ``here``; of each kind it may mean one thing that it does not name (``unnamed``).
    """

    number: int
    sentence: Sentence
    quote: str
    setting: Setting
    here: tuple[Filler, ...]
    unnamed: tuple[Filler, ...]
    sums: tuple[tuple[Filler, Value], ...]

    def fillers(self, kinds: Sequence[str]) -> list[Filler]:
        """What is named here or spoken of, of one of the kinds."""
        return [f for f in (*self.here, *self.unnamed) if f.kind in kinds]


def sheets_of(page: Page, candidates: Sequence[Candidate], iris: Sequence[str], topic: str) -> Iterator[Sheet]:
    """A sheet for every sentence; ``topic`` is the company that the article is mostly about, "" for none."""
    counts = Counter(iris)
    place, currency, date = 0, "", ""
    for number, sentence in enumerate(page.sentences):
        while place < len(candidates) and candidates[place].span.start < sentence.span.start:
            place += 1
        last = place
        while last < len(candidates) and candidates[last].span.start < sentence.span.end:
            last += 1
        content = sentence.flat(page.text)
        things = things_in(
            sentence.span, sentence.language, content, candidates[place:last], iris[place:last], UNNAMED, UNNAMED
        )
        read = (
            *values_in(content, sentence.language, page.published, currency, date),
            *free_in(content, sentence.language),
        )
        # A name may have a number in it: 01.AI is written like "one in ten thousand things".
        values = tuple(v for v in read if not any(t.start <= v.start and v.end <= t.end for t in things))
        currency = next((dict(v.fields)["currency"] for v in reversed(values) if v.kind == "money"), currency)
        date = next((dict(v.fields)["date"] for v in reversed(values) if v.kind == "date"), date)
        yield Sheet(
            number,
            sentence,
            sentence.span.of(page.text),
            Setting(content, sentence.language, things, values, number == 0),
            tuple(
                Filler(t.start, t.end, t.iri, t.types[0], _traits(counts[t.iri], t.iri == topic))
                for t in things
                if not t.back
            ),
            _UNNAMED,
            tuple((_sum(v), v) for v in values if v.kind in _SUMS),
        )


def _traits(count: int, is_topic: bool) -> tuple[str, ...]:
    """What part a named thing plays in the article."""
    return (f"times {min(count, 4)}", *(("topic",) if is_topic else ()))


def _sum(value: Value) -> Filler:
    fields = dict(value.fields)
    traits = [f"bound {fields['bound']}"] if "bound" in fields else []
    if "amount" in fields:
        traits.append(f"size {len(fields['amount'].split('.')[0])}")
        traits.append(f"currency {fields.get('currency', '')}")
    if "elided" in fields:
        traits.append("elided")
    if "amount_high" in fields:
        traits.append("range")
    return Filler(value.start, value.end, "", value.kind, tuple(traits))
