"""A run's report in the forms that machines and Prefect's pages take."""

from __future__ import annotations

from flows.report import RunReport


def summary(report: RunReport) -> dict[str, object]:
    """The report's numbers, as a flow's result; without those of the graph where the run did not make it.

    None may be called ``data``: Prefect takes such a result for one of an older version of itself, and reads no other.
    """
    numbers = {
        "command": report.command,
        "folder": report.data,
        "written": len(report.written),
        "replaced": len(report.replaced),
        "unchanged": report.unchanged,
        "skipped": len(report.skipped),
        "claims": sum(number for _, _, number in report.claims),
        "articles": report.articles,
        "facts": report.facts,
        "conflicts": report.conflicts,
        "new_conflicts": report.new_conflicts,
        "store_changes": report.store_changes,
        "seconds": round(sum(seconds for _, seconds in report.seconds), 3),
    }
    return {name: number for name, number in numbers.items() if number is not None}


def as_line(report: RunReport) -> str:
    """What came of the articles, for those who look on while runs follow one another."""
    told = {"read": len(report.written), "replaced": len(report.replaced), "unchanged": report.unchanged}
    skipped = {"skipped": len(report.skipped), "new conflicts": report.new_conflicts}
    return ", ".join(f"{number} {name}" for name, number in {**told, **skipped}.items() if number or name in told)


def as_markdown(report: RunReport) -> str:
    """The report as a table, with what was skipped below it."""
    rows = [f"| {name.replace('_', ' ')} | {value} |" for name, value in summary(report).items()]
    lines = [f"## {report.command}", "", "| | |", "|---|---|", *rows]
    if report.skipped:
        lines += ["", "| skipped | reason |", "|---|---|"]
        lines += [f"| {_cell(skip.source)} | {_cell(skip.reason)} |" for skip in report.skipped[:SHOWN]]
        if len(report.skipped) > SHOWN:
            lines.append(f"| and {len(report.skipped) - SHOWN} more | see `dealgraph quarantine` |")
    return "\n".join(lines) + "\n"


SHOWN = 100
"""Skipped sources in the table: more are read in a terminal."""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
