"""`.json` and `.jsonl`: articles as objects with `text` and perhaps `title`, `date`, `language`, `url`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from flows.sources.base import Note, Skipped
from flows.sources.fields import day, is_coarse, known_languages, language, unstorable
from ontology.records import RawArticle

FIELDS = {
    "title": ("title",),
    "published": ("published", "date"),
    "language": ("language", "lang"),
    "url": ("url",),
    "key": ("key", "article"),
}
"""A field of an article, and the names that objects give it, the first found counts."""


def read_json(path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped | Note]:
    """The articles of a JSON file that holds one object or a list of objects."""
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield Skipped(source, f"it is not valid JSON ({error}); correct the file")
        return
    if isinstance(content, dict):
        yield from _article(content, path.stem, source, "it")
    elif isinstance(content, list):
        for number, item in enumerate(content, start=1):
            yield from _item(item, path, source, number, "item")
        if not content:
            yield Skipped(source, "its list holds no article; add objects with a field text")
    else:
        yield Skipped(source, "it holds neither an object nor a list of objects; see --help for the fields")


def read_json_lines(path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped | Note]:
    """The articles of a file with one JSON object a line; blank lines are passed over."""
    # Only a line feed ends a line of JSON Lines: splitlines() would also cut at U+2028 inside a string.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Skipped(f"{source}#{number}", f"line {number} is not valid JSON ({error}); correct the line")
        else:
            yield from _item(item, path, source, number, "line")


def _item(item: object, path: Path, source: str, number: int, kind: str) -> Iterator[RawArticle | Skipped | Note]:
    if not isinstance(item, dict):
        yield Skipped(f"{source}#{number}", f'{kind} {number} is not an object; write {{"text": ...}}')
        return
    # An address tells an article apart even after lines were added above it; a number does not.
    url = item.get("url")
    mark = url if isinstance(url, str) and url and not unstorable(url) else number
    yield from _article(item, f"{path.stem}-{number}", f"{source}#{mark}", f"{kind} {number}")


def _article(item: dict[str, object], key: str, source: str, place: str) -> Iterator[RawArticle | Skipped | Note]:
    """The article, or why there is none. ``place`` is ``it`` (the file's only object) or tells which one it is."""
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Skipped(source, f"{place} has no field text that holds the article; add it")
        return
    of = "its" if place == "it" else f"{place}'s"
    told: dict[str, str] = {"text": text, "key": key}
    for field, names in FIELDS.items():
        value = next((item[name] for name in names if item.get(name) not in (None, "")), "")
        if not isinstance(value, str):
            yield Skipped(source, f"{of} {field} is not a text but {json.dumps(value)[:60]}; write it in quotes")
            return
        told[field] = value or told.get(field, "")
    for field, value in told.items():
        if fault := unstorable(value):
            yield Skipped(source, f"{of} {field} holds {fault}, which no store can keep; correct it")
            return
    published, code = day(told["published"]), language(told["language"])
    if published is None and is_coarse(told["published"]):
        sentence = (
            f"gives the date {told['published']} without a day, so it counts as undated; write it like 2024-08-22"
        )
        yield Note(source, sentence)
        published = ""
    if published is None:
        yield Skipped(source, f"{of} date {told['published'][:40]!r} is no ISO 8601 day; write it like 2024-08-22")
    elif code is None:
        yield Skipped(source, f"{of} language {told['language'][:40]!r} is not known; known are {known_languages()}")
    else:
        yield RawArticle(told["key"], source, text, code, told["title"], published, told["url"])
