"""Which reader reads which ending. A new kind of file is one module and one line here."""

from __future__ import annotations

from flows.sources.base import Reader
from flows.sources.json_records import read_json, read_json_lines
from flows.sources.plain_text import read_markdown, read_plain_text
from flows.sources.web_page import read_web_page

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".json": read_json,
    ".jsonl": read_json_lines,
}
