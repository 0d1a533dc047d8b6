"""Gold facts: what careful readers found in articles, read from a folder and checked.

`facts.jsonl` has a fact a line, `entities.jsonl` a thing with all its names, `mentions.jsonl` (which may be missing)
for each article and thing the names by which the article calls it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass as plain_dataclass
from dataclasses import replace
from pathlib import Path

from pydantic.dataclasses import dataclass

from flows.evaluation.json_lines import malformed, read_lines
from flows.evaluation.statements import Fact
from ontology.model import load_ontology

FACTS, ENTITIES, MENTIONS = "facts.jsonl", "entities.jsonl", "mentions.jsonl"


@dataclass(frozen=True)
class GoldThing:
    """A thing, and every name by which an article of the set calls it."""

    id: str
    type: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class GoldMention:
    """The names by which one article calls one thing."""

    article: str
    entity: str
    surfaces: tuple[str, ...]


@plain_dataclass(frozen=True)
class Gold:
    """The gold facts of some articles. ``mentions`` are None where nobody has noted any."""

    things: tuple[GoldThing, ...]
    facts: tuple[Fact, ...]
    mentions: tuple[GoldMention, ...] | None

    @property
    def articles(self) -> tuple[str, ...]:
        """The names of the articles, sorted."""
        return tuple(sorted({fact.article for fact in self.facts} | {row.article for row in self.mentions or ()}))

    def only(self, articles: Iterable[str]) -> Gold:
        """What is noted of some of the articles."""
        kept = frozenset(articles)
        return replace(
            self,
            facts=tuple(fact for fact in self.facts if fact.article in kept),
            mentions=None if self.mentions is None else tuple(m for m in self.mentions if m.article in kept),
        )


def read_gold(folder: Path) -> Gold:
    """Read a folder of gold facts; ``DealgraphError`` names the file and the line that is wrong."""
    things = read_lines(folder / ENTITIES, GoldThing)
    facts = read_lines(folder / FACTS, Fact)
    mentions = read_lines(folder / MENTIONS, GoldMention) if (folder / MENTIONS).exists() else None
    known = {thing.id for _, thing in things}
    relations = load_ontology().relations
    for number, fact in facts:
        if fact.relation not in relations:
            fault = f"there is no relation {fact.relation!r} (known are {', '.join(relations)})"
            raise malformed(folder / FACTS, number, fault)
        for thing in (fact.subject, fact.object):
            if thing and thing not in known:
                raise malformed(folder / FACTS, number, f"{ENTITIES} has no {thing!r}")
    for number, mention in mentions or ():
        if mention.entity not in known:
            raise malformed(folder / MENTIONS, number, f"{ENTITIES} has no {mention.entity!r}")
    return Gold(
        tuple(thing for _, thing in things),
        tuple(fact for _, fact in facts),
        None if mentions is None else tuple(mention for _, mention in mentions),
    )
