"""An article's text cut into lines and sentences, every offset in code points of the text as it is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extraction.chrome import is_chrome
from extraction.languages import LANGUAGES
from extraction.traditional import simplified
from ontology.records import Span

_BLANKS = {ord(sign): " " for sign in "\t\n\r\x0b\x0c\u00a0\u2028\u2029\u202f\u3000"}
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_STOP = re.compile(r"[.!?:;\u3002\uff01\uff1f\uff1a\uff1b][\"\u201d\u2019\u00bb\u201c)\]*]*$")
_WRAPPED, _FULL_LINE = 30, 66
"""Code points from which a line may go on in the next: with a small letter there, or whatever stands there."""

_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_END = re.compile(
    r"[\u3002\uff01\uff1f\uff1b]+[\u201d\u2019\u300d\u300f)\uff09\"]*"  # Chinese stops, with closing quotes
    r"|[.!?\u2026]+[\"\u201d\u2019\u00bb\u201c)\]]*(?=\s|$)|;(?=\s)"
)
_DIGIT_DOT = re.compile(r"(?:^|\D)\d{1,3}$")
CLAUSE_MARKS = ",;:\uff0c\uff1b\uff1a\u3001 "
LONGEST_SENTENCE = 600
"""Code points; what is longer is cut, since FORMAT.md allows no longer evidence."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without its ending. ``kind`` is ``body`` or ``chrome`` (menus, cookie notes, footers)."""

    span: Span
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body. ``paragraph`` counts lines, so that two sentences of one line share it."""

    span: Span
    language: str
    paragraph: int

    def flat(self, text: str) -> str:
        """The sentence's words for patterns to match, code point for code point.

        Every blank sign is a space, and traditional Chinese is simplified.
        """
        words = self.span.of(text).translate(_BLANKS)
        return words.translate(simplified()) if self.language == "zh" else words


def han_share(text: str) -> float:
    """The share of Han characters among the letters of a text, 0..1."""
    letters = sum(map(str.isalpha, text))
    return len(HAN.findall(text)) / letters if letters else 0.0


_LEAD = 2
"""Function words that another language must be ahead by before a line counts as written in it."""


def guess_language(text: str, expected: str = "") -> str:
    """The ISO 639-1 code of the language of a text by its script and its function words, "" where nothing tells.

    ``expected`` is kept unless another language is clearly ahead.
    """
    if han_share(text) > 0.3:
        return "zh"
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    scores = {code: sum(word in lang.stopwords for word in words) for code, lang in LANGUAGES.items() if code != "zh"}
    best = max(scores, key=lambda code: (scores[code], code == expected))
    if expected in scores and scores[best] - scores[expected] < _LEAD:
        best = expected
    return best if scores[best] >= _LEAD else ""


@lru_cache(maxsize=2)  # sentences, tables and titles of one article are all read from its lines
def lines(text: str, language: str = "") -> tuple[Line, ...]:
    """Every non-empty line with its kind and language; ``language`` is taken where a line does not tell its own."""
    whole = language or guess_language(text) or "en"
    found = []
    for match in _LINE.finditer(text):
        content = match.group()
        if not content.strip():
            continue
        kind = "chrome" if is_chrome(content) else "body"
        found.append(Line(Span(match.start(), match.end()), kind, _line_language(content, whole)))
    return tuple(found)


def _line_language(content: str, whole: str) -> str:
    share = han_share(content)
    if share > (0.1 if whole == "zh" else 0.3):
        return "zh"
    if len(content) < 60 and whole != "zh":
        return whole
    return guess_language(content, whole) or ("en" if whole == "zh" else whole)


def _ends_here(content: str, end: re.Match[str], language: str) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation, an initial or a German ordinal."""
    mark = end.group()
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = content[: end.start()]
    word = re.search(r"[\w.]*$", before)
    last = word.group().lower() if word else ""
    if last in LANGUAGES[language].abbreviations or (len(last) == 1 and last.isalpha()):
        return False
    after = content[end.end() :].lstrip()
    if _DIGIT_DOT.search(before) and language == "de" and after[:1].isalpha():
        return False
    return not after[:1].islower() or any(map(str.isupper, after[1:3]))  # "xAI" begins a sentence, too


def _is_wrapped(text: str, line: Line, after: Line) -> bool:
    """Whether a line goes on in the one that follows it, as where an editor has broken a paragraph."""
    between = text[line.span.end : after.span.start]
    content, following = line.span.of(text).rstrip(), after.span.of(text)
    if between.count("\n") > 1 or len(content) < _WRAPPED or "|" in content or "   " in content.strip():
        return False
    if _STOP.search(content) or re.match(r"\s*(?:[-*\u2022>#|]|\d+[.)]\s)", following):
        return False
    return following[:1].islower() or following[:1].isdigit() or (len(content) >= _FULL_LINE and line.language != "zh")


def paragraphs(text: str, language: str = "") -> tuple[Line, ...]:
    """The lines of the body, those that an editor has broken in mid-sentence taken together."""
    found: list[Line] = []
    open_line = False
    for line in lines(text, language):
        if line.kind != "body":
            open_line = False
        elif open_line and _is_wrapped(text, Line(found[-1].span, "body", found[-1].language), line):
            last = found.pop()
            found.append(Line(Span(last.span.start, line.span.end), "body", last.language))
        else:
            found.append(line)
            open_line = True
    return tuple(found)


def sentences(text: str, language: str = "") -> tuple[Sentence, ...]:
    """The sentences of the body in the order of the text. None is longer than ``LONGEST_SENTENCE`` code points."""
    found: list[Sentence] = []
    for number, line in enumerate(paragraphs(text, language)):
        content = line.span.of(text)
        start = 0
        ends = [m.end() for m in _END.finditer(content) if _ends_here(content, m, line.language)]
        for end in [*ends, len(content)]:
            found.extend(_trimmed(text, line, start, end, number))
            start = end
    return tuple(found)


def _trimmed(text: str, line: Line, start: int, end: int, paragraph: int) -> list[Sentence]:
    """The stretch without outer blanks, in pieces where it is too long to quote."""
    start, end = line.span.start + start, line.span.start + end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces = []
    while end - start > LONGEST_SENTENCE:
        window = text[start : start + LONGEST_SENTENCE]
        cut = max(window.rfind(mark) for mark in CLAUSE_MARKS)
        cut = cut + 1 if cut > LONGEST_SENTENCE // 2 else LONGEST_SENTENCE
        pieces.append(Sentence(Span(start, start + cut), line.language, paragraph))
        start += cut
    if start < end:
        pieces.append(Sentence(Span(start, end), line.language, paragraph))
    return pieces
