"""All pages by their file's name."""

from __future__ import annotations

from pathlib import Path

from tools.reference import commands, licences, settings

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference"


def pages() -> dict[str, str]:
    """What the pages have to hold today."""
    return {"commands.md": commands.page(), "settings.md": settings.page(), "licences.md": licences.page(ROOT)}
