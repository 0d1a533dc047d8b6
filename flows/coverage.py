"""What a person must know of articles in languages for which the extractor has few patterns or none, and from
which nothing was learned."""

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
        first, verb = found[0], "is" if len(found) == 1 else "are"
        subject = first if len(found) == 1 else f"{len(found)} articles such as {first}"
        notes.append(Note(subject, f"{verb} in the language {language}, for which dealgraph {what}"))
    return tuple(notes)
