"""What a run leaves on Prefect's pages: its report as a table, and the way to the conflicts."""

from __future__ import annotations

from pathlib import Path

from prefect.artifacts import create_link_artifact, create_markdown_artifact

from flows.conflict_page import FILE, link
from flows.report import RunReport
from flows.summary import as_markdown

REPORT, CONFLICTS = "run-report", "conflicts"


def publish(report: RunReport) -> None:
    """Put the artifacts of a run where the server shows them."""
    create_markdown_artifact(as_markdown(report), key=REPORT, description=f"What {report.command} did")
    data = Path(report.data)
    if (data / FILE).exists():
        number = "" if report.conflicts is None else f"{report.conflicts} "
        text = f"{number}conflicts" + (f", {report.new_conflicts} new" if report.new_conflicts else "")
        create_link_artifact(link(data), text, key=CONFLICTS, description="Where articles contradict each other")
