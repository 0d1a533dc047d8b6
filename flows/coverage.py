"""What a person must know of the languages of articles: for which the extractor has few patterns or none and from
which nothing was learned, and where the language that was given is hardly the right one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extraction.claims.triggers import load_triggers
from extraction.claims.weights import learned_languages
from flows.sources import Note
from ontology.model import load_ontology


def coverage_notes(sources: Mapping[str, Sequence[str]]) -> tuple[Note, ...]:
    """A note for each language that lacks patterns. ``sources`` are the sources of what was read, by language."""
    relations = load_ontology().relations.keys()
    notes = []
    for language, found in sorted(sources.items()):
        known = {trigger.relation for trigger in load_triggers().get(language, ())} & relations
        if known == relations or language in learned_languages():
            continue
        if known:
            what = f"has patterns for {len(known)} of {len(relations)} relations only: expect few claims"
        else:
            what = "has no patterns: expect no claims"
        notes.append(_note(found, f"in the language {language}, for which dealgraph {what}"))
    return tuple(notes)


def doubt_notes(doubted: Mapping[tuple[str, str], Sequence[str]]) -> tuple[Note, ...]:
    """A note for each language that articles were said to be in and do not look like. ``doubted`` are the sources of
    what was read, by the language that was given and the one that it looks like."""
    return tuple(
        _note(found, f"given as {given} but looks like {looks}: correct the language where the article tells it")
        for (given, looks), found in sorted(doubted.items())
    )


def _note(sources: Sequence[str], what: str) -> Note:
    first, *more = sources
    return Note(f"{len(sources)} articles such as {first}" if more else first, f"{'are' if more else 'is'} {what}")
