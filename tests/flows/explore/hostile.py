"""An article that tries what an article could try on a page."""

from __future__ import annotations

from html.parser import HTMLParser

from ontology.records import Reading
from tests.graph.factory import Draft, entity

SCRIPT = "<script>alert(1)</script>"
TURNED = "\u202egnitirw\u202c"
BELL = "\x07"
ATTRIBUTE = '" onmouseover="alert(1)'
EVIL = entity(f"Evil {SCRIPT}", "Company", f"Böse{ATTRIBUTE}")
VICTIM = entity("{{ 7 * 7 }} & Söhne", "Company")


def hostile_reading() -> Reading:
    """Markup, template signs, control characters and signs that turn the direction of writing, wherever text goes."""
    sentence = f"{EVIL.label} put $5 million into {VICTIM.label} {TURNED}{BELL} <img src=x onerror=alert(1)>."
    draft = Draft("</title>" + SCRIPT, language='en"><script>')
    return draft.says(
        sentence, "invested_in", EVIL, VICTIM, amount="5000000", currency="USD", by=f"a source{SCRIPT}"
    ).reading()


class Marks(HTMLParser):
    """The tags of a page with their attributes, as a browser would see them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def foreign_marks(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """The tags that no template of ours writes: scripts and styles in the page, handlers, pictures, other sites."""
    found = []
    for tag, attributes in Marks(page).tags:
        leads = (attributes.get("src") or "") + (attributes.get("href") or "")
        scripted = tag == "script" and not (attributes.get("src") or "").startswith("/static/")
        handled = any(name.startswith("on") or name == "style" for name in attributes)
        if scripted or handled or tag in ("style", "img", "iframe", "base") or "//" in leads.partition("?")[0]:
            found.append((tag, attributes))
    return found
