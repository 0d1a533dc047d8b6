"""The sentences of an article with everything that may fill a role in each: named there, or only spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extraction.base import Candidate, Page
from extraction.claims.items import Value, free_in, things_in, values_in
from extraction.claims.pair_features import Filler
from extraction.claims.referents import UNNAMED, Referents
from extraction.claims.setting import Setting
from extraction.text import Sentence

_SUMS = ("money", "percent", "multiple", "price", "free")
_KINDS = ("Company", "Investor", "Model", "Person")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sentence: its setting, what it names, what it may only speak of (one for each kind), its quantities."""

    sentence: Sentence
    quote: str
    setting: Setting
    here: tuple[Filler, ...]
    unnamed: tuple[Filler, ...]
    sums: tuple[tuple[Filler, Value], ...]

    def fillers(self, kinds: Sequence[str]) -> list[Filler]:
        """What is named here or spoken of, of one of the kinds."""
        return [f for f in (*self.here, *self.unnamed) if f.kind in kinds]


class Sheets:
    """The sheets of an article, read one after the other; ``referents`` tells what each may speak of unnamed.

    ``topic`` is the company that the article is mostly about, "" for none.
    """

    def __init__(
        self,
        page: Page,
        candidates: Sequence[Candidate],
        iris: Sequence[str],
        topic: str,
        about: Mapping[int, Sequence[str]],
    ) -> None:
        self._page, self._candidates, self._iris, self._topic = page, candidates, iris, topic
        self._counts = Counter(iris)
        self.referents = Referents(topic, self._counts, about)

    def __iter__(self) -> Iterator[Sheet]:
        place, currency = 0, ""
        for number, sentence in enumerate(self._page.sentences):
            while place < len(self._candidates) and self._candidates[place].span.start < sentence.span.start:
                place += 1
            last = place
            while last < len(self._candidates) and self._candidates[last].span.start < sentence.span.end:
                last += 1
            content = sentence.flat(self._page.text)
            things = things_in(
                sentence.span,
                sentence.language,
                content,
                self._candidates[place:last],
                self._iris[place:last],
                UNNAMED,
                UNNAMED,
            )
            named = [thing for thing in things if not thing.back]
            self.referents.begin(number, sentence.paragraph, named)
            values = (
                *values_in(content, sentence.language, self._page.published, currency),
                *free_in(content, sentence.language),
            )
            currency = next((dict(v.fields)["currency"] for v in reversed(values) if v.kind == "money"), currency)
            yield Sheet(
                sentence,
                sentence.span.of(self._page.text),
                Setting(content, sentence.language, things, values, number == 0),
                tuple(Filler(t.start, t.end, t.iri, t.types[0], self._traits(t.iri)) for t in named),
                tuple(Filler(-1, -1, UNNAMED, kind) for kind in _KINDS),
                tuple((_sum(v), v) for v in values if v.kind in _SUMS),
            )
            self.referents.end(named)

    def _traits(self, iri: str) -> tuple[str, ...]:
        """What part a named thing plays in the article."""
        return (f"times {min(self._counts[iri], 4)}", *(("topic",) if iri == self._topic else ()))


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
