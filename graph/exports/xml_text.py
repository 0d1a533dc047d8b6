"""Text that an XML 1.0 document can hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 (https://www.w3.org/TR/xml/#charsets) cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """The text as content or as an attribute's value in double quotes. Line breaks and tabs are written as numbers,
    since a parser turns them into spaces in an attribute and joins CR and LF."""
    safe = for_xml(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return safe.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
