"""The patterns of all relations, read from ``patterns/*.toml``: what words bind which roles, on which side.

A trigger is of one of three forms. ``words``: a regular expression; its roles stand to its left or right. ``anchor``:
every quantity of a kind, or every thing of a type (with a capital letter), is itself the trigger. ``between``: a
regular expression that fills the whole space between the subject and the object (or the object and the subject, with
``order = "object subject"``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extraction.cues import cue_table
from ontology.errors import DealgraphError

FOLDER = Path(__file__).parent.parent / "patterns"
_KEYS = {
    "language", "words", "anchor", "between", "order", "subject", "object", "values", "need", "deal", "sign", "status",
    "confidence", "unless", "only", "fixed", "reach",
}  # fmt: skip
_MACRO = re.compile(r"\{[a-z_]+\}")
_STEP = re.compile(r"(left|right|inside|topic|main|here|told|deal|first|near)(\*?)(!?)(?:<(\d+))?$")


@dataclass(frozen=True, slots=True)
class Step:
    """One place to look for a role: a side or the discourse, the whole list there or one thing, within how far.

    ``free`` leaves out things that a preposition governs; ``within`` counts code points.
    """

    place: str
    list: bool
    free: bool
    within: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """What makes a claim of a relation. ``relation`` is "" for a distractor, which only takes numbers away.

    ``unless`` must not occur in its clause, ``only`` must occur in its sentence.
    ``values`` are kinds of quantities that it takes, each with ``>`` or ``<`` where it must stand to the right or left.
    ``need`` are alternatives ("money|round"), all of which must be there. ``deal`` lets it inherit what is known of the
    deal in question; ``opens`` makes its claims the deal in question. ``sign`` turns a bare percentage into a change.
    """

    relation: str
    language: str
    words: re.Pattern[str] | None
    anchor: str
    between: re.Pattern[str] | None
    object_first: bool
    subject: tuple[Step, ...]
    object: tuple[Step, ...]
    values: tuple[str, ...]
    need: tuple[str, ...]
    deal: bool
    sign: int
    status: str
    confidence: float
    unless: re.Pattern[str] | None
    only: re.Pattern[str] | None
    fixed: tuple[tuple[str, str], ...]
    reach: int
    opens: bool


@cache
def load_triggers(folder: Path = FOLDER) -> dict[str, tuple[Trigger, ...]]:
    """All triggers by language, in the order of files and lines."""
    found: dict[str, list[Trigger]] = {}
    for path in sorted(folder.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        relation = "" if path.stem == "distractors" else path.stem
        for number, entry in enumerate(table.get("trigger", []), 1):
            try:
                for language in entry["language"].split():
                    found.setdefault(language, []).append(_trigger(relation, language, entry, table))
            except (KeyError, ValueError, re.error) as error:
                raise DealgraphError(f"trigger {number} is not usable: {error}", where=str(path)) from error
    return {language: tuple(triggers) for language, triggers in found.items()}


def _trigger(relation: str, language: str, entry: dict[str, Any], table: dict[str, Any]) -> Trigger:
    macros = table.get("macros", {})
    unknown = set(entry) - _KEYS
    if unknown:
        raise ValueError(f"unknown keys {', '.join(sorted(unknown))}")
    return Trigger(
        relation=relation,
        language=language,
        words=_pattern(entry.get("words", ""), language, macros, bounded=True),
        anchor=entry.get("anchor", ""),
        between=_pattern(entry.get("between", ""), language, macros, bounded=False),
        object_first=entry.get("order", "") == "object subject",
        subject=_steps(entry.get("subject", "")),
        object=_steps(entry.get("object", "")),
        values=tuple(entry.get("values", "").split()),
        need=tuple(entry.get("need", "").split()),
        deal=entry.get("deal", False),
        sign=entry.get("sign", 0),
        status=entry.get("status", ""),
        confidence=float(entry.get("confidence", 0.7)),
        unless=_pattern(entry.get("unless", ""), language, macros, bounded=False),
        only=_pattern(entry.get("only", ""), language, macros, bounded=False),
        fixed=tuple(sorted(entry.get("fixed", {}).items())),
        reach=int(entry.get("reach", 160)),
        opens=table.get("opens_deal", False),
    )


def _steps(text: str) -> tuple[Step, ...]:
    steps = []
    for word in text.split():
        match = _STEP.match(word)
        if match is None:
            raise ValueError(f"{word!r} is no step")
        steps.append(Step(match[1], bool(match[2]), bool(match[3]), int(match[4] or 200)))
    return tuple(steps)


def _pattern(text: str, language: str, macros: dict[str, Any], *, bounded: bool) -> re.Pattern[str] | None:
    if not text:
        return None
    for name, by_language in {**macros, "role": {language: role_words(language)}}.items():
        if "{" + name + "}" in text and language not in by_language:
            raise ValueError(f"the macro {name} has no words in the language {language}")
        text = text.replace("{" + name + "}", by_language.get(language, ""))
    if left := _MACRO.search(text):
        raise ValueError(f"{left.group()} is no macro")
    text = text.strip().replace("\n", "")
    if bounded and language != "zh":
        text = rf"(?<![^\W_])(?:{text})(?![^\W_])"
    return re.compile(text, re.I)


@cache
def role_words(language: str) -> str:
    """One pattern that matches a post as that language words it."""
    words = sorted(cue_table("roles").get(language, {}), key=len, reverse=True)
    sep = "" if language == "zh" else r"(?![^\W_])"
    return "(?:" + "|".join(words) + ")" + sep
