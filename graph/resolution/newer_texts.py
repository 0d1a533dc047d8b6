"""A person's word on an article holds for the text that takes its place, too: a source that corrects a letter."""

from __future__ import annotations

from collections.abc import Iterable

from graph.ledger import Ledger
from graph.resolution.homonyms import thing_and_article
from ontology.records import Judgement, Reading


def newer_texts(ledger: Ledger, readings: Iterable[Reading], judgements: Iterable[Judgement]) -> dict[str, str]:
    """The article of these that stands now for each one that is gone and in which a person meant another thing."""
    here = {reading.article.iri for reading in readings}
    gone = {pair[1] for pair in map(thing_and_article, judgements) if pair} - here
    if not gone:
        return {}  # the history is not read for nothing
    replaced = {version.article: version.replaced_by for version in ledger.versions()}
    found = {}
    for article in sorted(gone):
        seen, newest = {article}, replaced.get(article, "")
        while newest not in here and newest not in seen:
            seen.add(newest)
            newest = replaced.get(newest, "")
        if newest in here:
            found[article] = newest
    return found
