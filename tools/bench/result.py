"""All that one run measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extraction.pipeline import Extractor, load_extractor
from ontology.records import RawArticle
from tools.bench.articles import Texts, as_many, with_new_words
from tools.bench.costly import Costly, costliest
from tools.bench.goals import Goal, all_met
from tools.bench.machine import machine
from tools.bench.memory import FLAT, Memory, NewWords, of_new_words, over_passes
from tools.bench.spacy_model import PACKAGE, load_model
from tools.bench.speed import Reader, Speeds, first_ratio, ratio, side_by_side

REQUIRED = 3.0
"""How many times as fast as the model's own pipeline the whole extraction has to be."""

YARDSTICK = "en"
OURS = "dealgraph, the whole extraction"
ONE_BY_ONE = "en_core_web_sm, one article at a time"
IN_BATCHES = "en_core_web_sm, in batches"

_ARTICLES_IN_MEMORY = 200
_ROUNDS_OF_NEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was read."""

    articles: int
    characters: int

    def __str__(self) -> str:
        return f"{self.articles:,} articles ({self.characters:,} characters)"


@dataclass(frozen=True, slots=True)
class Result:
    """The figures. ``side_by_side`` is on the English articles, ``languages`` our extraction on each language's.

    They tell nothing without the ``folders`` that the articles are from: other articles have other ratios.
    """

    machine: str
    model: str
    folders: Sequence[str]
    amounts: Mapping[str, Amount]
    side_by_side: Mapping[str, Speeds]
    ratio: float
    first_ratio: float
    languages: Mapping[str, Speeds]
    memory: Memory
    new_words: NewWords
    costly: Sequence[Costly]

    @property
    def amount(self) -> Amount:
        """How much was read of all languages together."""
        amounts = self.amounts.values()
        return Amount(sum(each.articles for each in amounts), sum(each.characters for each in amounts))

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Its speed and its memory beside what is asked."""
        where, passes = ", ".join(self.folders), len(self.memory.peaks)
        model = f"en_core_web_sm's own pipeline, one core, on {self.amounts[YARDSTICK]} in English of {where}"
        second = f"the second of {passes} passes over {self.memory.articles} texts, made of {self.amount} of {where}"
        return (
            Goal("characters a second, texts read again", model, self.ratio, REQUIRED, at_least=True),
            Goal("characters a second, texts never read before", model, self.first_ratio, REQUIRED, at_least=True),
            Goal("memory of the last pass, more than", second, self.memory.growth, FLAT, unit="MB"),
        )

    @property
    def met(self) -> bool:
        """Whether it is fast enough and holds its memory."""
        return all_met(self.goals)


def measure(texts: Mapping[str, Texts], *, folders: Sequence[str], rounds: int, passes: int, profile: bool) -> Result:
    """Speeds first, while the articles are new to all readers; the profile last, since it slows everything down."""
    extractor = load_extractor()
    model = load_model()
    english = texts[YARDSTICK].articles
    readers = {OURS: _reader(extractor), ONE_BY_ONE: model.one_by_one, IN_BATCHES: model.in_batches}
    speeds = side_by_side(readers, english, rounds)
    theirs = (speeds[ONE_BY_ONE], speeds[IN_BATCHES])
    others = {
        language: side_by_side({OURS: readers[OURS]}, of.articles, rounds)[OURS]
        for language, of in texts.items()
        if language != YARDSTICK
    }
    fresh = [with_new_words(texts.values(), number) for number in range(_ROUNDS_OF_NEW_WORDS)]
    everything = [article for of in texts.values() for article in of.articles]
    return Result(
        machine=machine(),
        model=f"{PACKAGE} {model.version} ({', '.join(model.parts)})",
        folders=tuple(folders),
        amounts={language: Amount(len(of.articles), of.characters) for language, of in texts.items()},
        side_by_side=speeds,
        ratio=ratio(speeds[OURS], theirs),
        first_ratio=first_ratio(speeds[OURS], theirs),
        languages=dict(sorted({**others, YARDSTICK: speeds[OURS]}.items())),
        memory=over_passes(extractor.read, as_many(everything, _ARTICLES_IN_MEMORY), passes),
        new_words=of_new_words(extractor.read, fresh),
        costly=costliest(extractor.read, english) if profile else (),
    )


def _reader(extractor: Extractor) -> Reader:
    def read(articles: Sequence[RawArticle]) -> None:
        for article in articles:
            extractor.read(article)

    return read
