"""From an answer's bytes to its text: by its byte order mark, by what the server says, by what the page says."""

from __future__ import annotations

import codecs
import re

from flows.web.faults import WebFault

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
"""Encodings under whose name browsers, and so the makers of pages, understand a wider one."""

_TOLD = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD = 4096


def text_of(content: bytes, charset: str) -> str:
    """The text; ``WebFault`` where no encoding fits that the server or the page names, nor UTF-8."""
    marked = next((name for mark, name in MARKS if content.startswith(mark)), "")
    told = _TOLD.search(content[:_HEAD])
    page = told[1].decode("ascii", "replace").lower() if told else ""
    for name in filter(None, (marked, charset.lower(), page, "utf-8")):
        try:
            text = content.decode(WIDER.get(name, name))
        except (LookupError, ValueError):
            continue
        if "\0" not in text:
            return text
    raise WebFault(f"its letters are in no encoding that it names ({charset or page or 'it names none'}), nor in UTF-8")
