"""`.json` and `.jsonl`: articles as objects with `text` and perhaps `title`, `date`, `language`, `url`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from flows.sources.base import Skipped
from flows.sources.fields import day, known_languages, language
from ontology.records import RawArticle

FIELDS = {
    "title": ("title",),
    "published": ("published", "date"),
    "language": ("language", "lang"),
    "url": ("url",),
    "key": ("key", "article"),
}
"""A field of an article, and the names that objects give it, the first found counts."""


def read_json(path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped]:
    """The articles of a JSON file that holds one object or a list of objects."""
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield Skipped(source, f"it is not valid JSON ({error}); correct the file")
        return
    if isinstance(content, dict):
        yield _article(content, path.stem, source)
    elif isinstance(content, list):
        for number, item in enumerate(content, start=1):
            yield _item(item, path, source, number, "item")
        if not content:
            yield Skipped(source, "its list holds no article; add objects with a field text")
    else:
        yield Skipped(source, "it holds neither an object nor a list of objects; see --help for the fields")


def read_json_lines(path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped]:
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
            yield _item(item, path, source, number, "line")


def _item(item: object, path: Path, source: str, number: int, kind: str) -> RawArticle | Skipped:
    if not isinstance(item, dict):
        return Skipped(f"{source}#{number}", f'{kind} {number} is not an object; write {{"text": ...}}')
    # An address tells an article apart even after lines were added above it; a number does not.
    mark = item["url"] if isinstance(item.get("url"), str) and item["url"] else number
    return _article(item, f"{path.stem}-{number}", f"{source}#{mark}")


def _article(item: dict[str, object], key: str, source: str) -> RawArticle | Skipped:
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        return Skipped(source, "it has no field text that holds the article; add it")
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return Skipped(source, "its text holds NUL or half of a surrogate pair, which no file can store; correct it")
    told: dict[str, str] = {"key": key}
    for field, names in FIELDS.items():
        value = next((item[name] for name in names if item.get(name) not in (None, "")), "")
        if not isinstance(value, str):
            return Skipped(source, f"its {field} is not a text but {json.dumps(value)[:60]}; write it in quotes")
        told[field] = value or told.get(field, "")
    published, code = day(told["published"]), language(told["language"])
    if published is None:
        return Skipped(source, f"its date {told['published'][:40]!r} is no ISO 8601 day; write it like 2024-08-22")
    if code is None:
        return Skipped(source, f"its language {told['language'][:40]!r} is not known; known are {known_languages()}")
    return RawArticle(told["key"], source, text, code, told["title"], published, told["url"])
