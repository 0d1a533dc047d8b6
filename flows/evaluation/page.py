"""Figures as Markdown: sets side by side, and each set with its counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.evaluation.figures import Figures
from flows.evaluation.reliability import BANDS, reliability
from flows.evaluation.rows import counts, groups, overall, shares
from flows.evaluation.shares import Score

HEAD = """# Quality

How much of what careful readers found in these articles is found, and how much of what is said is right. `core` are
the relations about money, models and prices; `strict` asks for the right status, too; the figures by language and by
article are of the core.

"""


def page(sets: Mapping[str, Figures], in_part: Mapping[str, int] | None = None) -> str:
    """A whole page: the sets side by side, then each by itself.

    ``in_part`` tells for a set how many of its articles a language model was not heard on whole.
    """
    parts = [HEAD + comparison(sets)]
    for name, one in sets.items():
        number = (in_part or {}).get(name, 0)
        less = f"{number} of its articles were read without all of the language model's answers.\n\n" if number else ""
        parts.append(f"\n## {_escaped(name)}\n\n{less}{details(one)}")
    return "".join(parts)


def comparison(sets: Mapping[str, Figures]) -> str:
    """One table with a column for each set."""
    columns = list(sets.values())
    lines = [_row("F1 (precision, recall)", [*map(_escaped, sets)]), "|" + "---|" * (len(sets) + 1)]

    def row(title: str, scores: Sequence[Score | None]) -> None:
        shown = [f"{s.f1:.2f} ({s.precision:.2f}, {s.recall:.2f})" if s is not None else "–" for s in scores]
        lines.append(_row(title, shown))

    row("core", [one.core for one in columns])
    row("strict", [one.strict for one in columns])
    row("all", [one.all for one in columns])
    for relation in sorted({name for one in columns for name in one.relations}):
        row(relation, [one.relations.get(relation) for one in columns])
    for language in sorted({name for one in columns for name in one.languages}):
        row(language, [one.languages.get(language) for one in columns])
    row("mentions", [one.mentions.names if one.mentions else None for one in columns])
    for title, values in (
        ("evidence exact", [one.evidence_exact for one in columns]),
        ("evidence on the spot", [one.evidence_on_the_spot for one in columns]),
        ("types right", [one.mentions.types if one.mentions else None for one in columns]),
        ("attributes right", [one.attributes_right for one in columns]),
    ):
        lines.append(_row(title, [f"{share.value:.2f}" if share is not None else "–" for share in values]))
    for band, shares_of in zip(BANDS, zip(*(reliability(one) for one in columns), strict=True), strict=True):
        title = f"right of claims given {band[0]:g} to {band[1]:g}"
        lines.append(_row(title, [f"{share.value:.2f} of {share.of}" if share.of else "–" for _, share in shares_of]))
    lines.append(_row("denied, taken as asserted", [str(one.denied_as_asserted) for one in columns]))
    return "\n".join(lines) + "\n"


def details(figures: Figures) -> str:
    """One set's tables: precision, recall, F1 and counts; then the other shares."""
    lines: list[str] = []
    for head, scores in (("", dict(overall(figures))), *groups(figures)):
        lines += [_row(head, ["precision", "recall", "F1", "right", "said", "gold"]), "|---|" + "---:|" * 6]
        for title, one in scores.items():
            shown = [f"{value:.3f}" for value in (one.precision, one.recall, one.f1)]
            lines.append(_row(_escaped(title), [*shown, *map(str, (one.right, one.said, one.gold))]))
        lines.append("")
    lines += [_row("", ["share", "counts"]), "|---|---:|---:|"]
    lines += [_row(title.strip(), [f"{value:.3f}", counted]) for title, counted, value in shares(figures)]
    lines += [_row(title, ["", counted]) for title, counted in counts(figures)]
    return "\n".join(lines) + "\n"


def _row(title: str, cells: Sequence[str]) -> str:
    return f"| {title} | {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
