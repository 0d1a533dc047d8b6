"""From a file's bytes to its text, or to the reason why there is none."""

from __future__ import annotations

SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}
"""How files that are often handed in by mistake begin."""


def decode(content: bytes) -> str:
    """The text of UTF-8 bytes, nothing changed: line ends stay, and so does a byte order mark.

    Raises ``ValueError`` with a sentence for people where the bytes are no text.
    """
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            raise ValueError(f"it is {kind}, not text in UTF-8; convert it to UTF-8 text first")
    if b"\0" in content:
        offset = content.index(b"\0")
        raise ValueError(f"it is binary (a NUL byte at byte {offset}), not text; hand in the article's text")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"its bytes are not UTF-8 (first at byte {error.start}, 0x{content[error.start]:02x}); "
            "convert the file to UTF-8, for example with iconv"
        ) from error
    if not text.strip("\ufeff \t\r\n\v\f"):
        raise ValueError("it is empty; hand in a file with the article's text")
    return text
