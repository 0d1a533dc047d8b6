"""The figures as tables, on the terminal and on ``docs/reference/speed.md``."""

from __future__ import annotations

from tools.bench.memory import FLAT
from tools.bench.result import REQUIRED, Result
from tools.bench.speed import Speeds
from tools.tables import Table

_HEAD = """# Speed

How many characters a second of one core the extraction reads, from an article's text to its claims, and how that
compares with a well-known pipeline on the same texts. This page is written by

    DEALGRAPH_SHARED=../shared python -m tools.bench --profile --write docs/reference/speed.md

Figures in characters a second are worth something on one machine only; the ratio is what to look at. All of it is
measured in one process, on one core, with one thread, in seconds of the processor; the readers take turns, and the
figures are medians of the rounds. The first reading of each text is told apart, because what is remembered of a
text must not pass for speed.
"""

_YARDSTICK = """## Beside spaCy's small English model

`en_core_web_sm` with its whole pipeline is what many would start from: it tags, parses and finds names, and knows
nothing of links, numbers, relations or status. The ratio is to the faster of its two ways, round by round.
"""

_MEMORY = """## Memory

{articles} articles read {passes} times in the same process, after all of the above; the megabytes that the process,
with both pipelines loaded, held at most during each pass. From the second pass to the last: {growth:+.2f} MB
({verdict}; up to {flat:.0f} MB counts as flat). Of {words:,} words that came for the first time, put into the same
articles, {kept:.2f} MB stayed: {million:.0f} MB for a million new words.
"""

_COSTLY = """## Where the time goes

The ten functions with most time of their own on the English articles, under a profiler, which makes small functions
look dearer than they are.
"""


_SPEEDS = ("characters/s", "all rounds", "first reading")


def tables(result: Result) -> dict[str, Table]:
    """All tables by what they are about."""
    found = {
        "beside": Table(
            ("on the English articles", *_SPEEDS),
            tuple((name, *_cells(speeds)) for name, speeds in result.side_by_side.items()),
        ),
        "languages": Table(
            ("language", "articles", "characters", *_SPEEDS),
            tuple(
                (language, str(amount.articles), _number(amount.characters), *_cells(result.languages[language]))
                for language, amount in result.amounts.items()
            ),
        ),
        "memory": Table(
            ("pass", *(str(number) for number in range(1, len(result.memory.peaks) + 1))),
            (("MB at most", *(f"{peak:.1f}" for peak in result.memory.peaks)),),
        ),
    }
    if result.costly:
        found["costly"] = Table(
            ("function", "calls", "own time", "with what it calls"),
            tuple((f"`{c.function}`", _number(c.calls), f"{c.own:.1%}", f"{c.with_calls:.1%}") for c in result.costly),
        )
    return found


def verdict(result: Result) -> str:
    """The ratio in a sentence."""
    met = "met" if result.ratio >= REQUIRED else "missed"
    return (
        f"{result.ratio:.2f} times as many characters a second as the model's own pipeline "
        f"({result.first_ratio:.2f} times on texts never read before); required: {REQUIRED:.0f} times, {met}."
    )


def memory_told(result: Result) -> str:
    """What memory does, in a sentence."""
    return (
        f"memory: {result.memory.growth:+.2f} MB from the second pass to the last; "
        f"a million new words would keep {result.new_words.a_million:.0f} MB"
    )


def articles_told(result: Result) -> str:
    """How much was read and where it is from, in a sentence: the figures are those of these articles."""
    return f"Read were {result.amount} of {', '.join(result.folders)}."


def page(result: Result) -> str:
    """The page as Markdown."""
    shown = {name: table.as_markdown() for name, table in tables(result).items()}
    memory = result.memory
    told = _MEMORY.format(
        articles=memory.articles,
        passes=len(memory.peaks),
        growth=memory.growth,
        verdict="flat" if memory.flat else "not flat",
        flat=FLAT,
        words=result.new_words.words,
        kept=result.new_words.kept,
        million=result.new_words.a_million,
    )
    parts = [
        _HEAD,
        f"Measured on {result.machine}, against {result.model}. {articles_told(result)}\n",
        f"{_YARDSTICK}\n{shown['beside']}\n\n**{verdict(result)}**\n",
        f"## By language\n\n{shown['languages']}\n",
        f"{told}\n{shown['memory']}\n",
        *((f"{_COSTLY}\n{shown['costly']}\n",) if "costly" in shown else ()),
    ]
    return "\n".join(parts)


def _cells(speeds: Speeds) -> tuple[str, ...]:
    rounds = f"{_number(min(speeds.rounds))} to {_number(max(speeds.rounds))}"
    return _number(speeds.usual), rounds, _number(speeds.first)


def _number(value: float) -> str:
    return f"{value:,.0f}"
