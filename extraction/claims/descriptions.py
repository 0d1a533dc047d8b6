"""What is said of things beside their names ("the Lisbon start-up X"), and of what a sentence means by such words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction.claims.setting import Setting
from extraction.claims.sheets import Sheet
from extraction.lexicon import classes_in

_BESIDE = 4
_LEXICON = "describing"
_CASELESS = "zh"
_STEM = 5
_APPOSED = (",", "(", "，", "（", "–")
_MARKS = frozenset(("<Company>", "<Investor>", "<Person>", "<Model>", *".,;:!?()。，；：！？（）"))


def described(sheets: Sequence[Sheet]) -> dict[str, frozenset[str]]:
    """For each thing the classes and capitalised words that stand beside its names."""
    found: dict[str, set[str]] = {}
    for sheet in sheets:
        words: dict[int, list[str]] = {}
        for index, word in _describing(sheet.setting):
            words.setdefault(index, []).append(word)
        for thing in sheet.here:
            at = sheet.setting.place(thing.start)
            found.setdefault(thing.iri, set()).update(*(words.get(i, ()) for i in _beside(sheet.setting, at)))
    return {iri: frozenset(words) for iri, words in found.items()}


def said_in(sheet: Sheet) -> frozenset[str]:
    """The classes and capitalised words of a sentence that may describe what it does not name."""
    return frozenset(word for _, word in _describing(sheet.setting))


def _describing(setting: Setting) -> Iterator[tuple[int, str]]:
    """The words of a sentence that describe, by the place of the item: class names, and stems after "="."""
    for start, _, name in classes_in(setting.content, setting.language, _LEXICON):
        index = setting.place(start)
        if setting.items[index].word[:2] not in ("<C", "<I", "<P", "<M"):
            yield index, name
    if setting.language != _CASELESS:
        for index, item in enumerate(setting.items):
            if setting.content[item.start].isupper() and len(item.word) > _STEM and item.word[0] != "<":
                yield index, f"={item.word[:_STEM]}"


def _beside(setting: Setting, at: int) -> Iterator[int]:
    """The items before a name and, in an apposition, behind it, up to the next name or mark."""
    items = setting.items
    apposed = at + 1 < len(items) and items[at + 1].word in _APPOSED
    for start, step in ((at - 1, -1), *(((at + 2, 1),) if apposed else ())):
        for index in range(start, start + step * _BESIDE, step):
            if not 0 <= index < len(items) or items[index].word in _MARKS:
                break
            yield index
