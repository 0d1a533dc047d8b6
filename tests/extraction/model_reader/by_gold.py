"""A model that knows the gold facts: for each it quotes the words of the article that tell it, where it finds any."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extraction.claims.items import Value, free_in, values_in
from extraction.model_reader.fields import KINDS
from extraction.model_reader.quotes import find_all
from extraction.posts import post_in_english
from flows.evaluation import Gold
from flows.evaluation.statements import Fact
from ontology.model import Relation, load_ontology
from ontology.records import Status
from tests.extraction.model_reader.stub import Request, numbered

Shown = Mapping[int, str]


def by_gold(gold: Gold, folder: Path) -> Callable[[Request], str]:
    """Answers that say of each window of the folder's articles what the gold facts say."""
    texts = {name: _blankless((folder / f"{name}.txt").read_text(encoding="utf-8")) for name in gold.articles}
    kinds = {thing.id: thing.type for thing in gold.things}

    def answer(request: Request) -> str:
        shown = numbered(request)
        name = max(texts, key=lambda name: sum(_blankless(s) in texts[name] for s in shown.values()))
        language, published = _told(request)
        window = _Window(shown, language, published, _names(gold, name), kinds)
        facts = [fact for fact in gold.facts if fact.article == name]
        return json.dumps({"claims": [claim for fact in facts for claim in window.claims(fact)]}, ensure_ascii=False)

    return answer


@dataclass(frozen=True)
class _Window:
    shown: Shown
    language: str
    published: str
    names: Mapping[str, Sequence[str]]
    kinds: Mapping[str, str]

    def claims(self, fact: Fact) -> Iterator[dict[str, object]]:
        """The fact as a model words it, where the window shows its evidence."""
        relation = load_ontology().relations[fact.relation]
        parts = self._evidence(fact.evidence or "")
        if not parts:
            return
        denied = fact.status is Status.DENIED
        # A denial in a sentence of its own is what is quoted of the two.
        number = max(parts, key=lambda n: (denied * n, *self._fitness(n, fact, relation), len(parts[n])))
        nearest = sorted(self.shown, key=lambda n: (n != number, n not in parts, abs(n - number)))
        words = parts[number]
        told = {
            "relation": fact.relation,
            "sentence": number,
            "words": words,
            "subject": self._name(fact.subject, nearest),
            "subject_type": self.kinds[fact.subject],
            "object": self._name(fact.object, nearest) if fact.object else None,
            "object_type": self.kinds[fact.object] if fact.object else None,
            "status": fact.status.value,
            "status_words": None if fact.status is Status.ASSERTED else words,
        }
        for name in relation.attributes:
            if name in KINDS:
                told[name] = self._quantity(name, fact, relation, nearest, parts)
        if fact.amount:
            told |= self._completed(fact, nearest)
        if "role" in relation.attributes:
            told["role"] = words if post_in_english(words, self.language) else None
        if "percent" in relation.attributes and fact.percent:
            told["direction"] = "up" if fact.percent > 0 else "down"
        yield told

    def _evidence(self, evidence: str) -> dict[int, str]:
        """The words of each shown sentence that belong to the evidence."""
        joined, places = "", []
        for number, sentence in self.shown.items():
            for index, sign in enumerate(sentence):
                if not sign.isspace():
                    joined += sign
                    places.append((number, index))
        start = joined.find(_blankless(evidence))
        if start < 0 or not evidence:
            return {}
        parts: dict[int, list[int]] = {}
        for number, index in places[start : start + len(_blankless(evidence))]:
            parts.setdefault(number, []).append(index)
        return {number: self.shown[number][at[0] : at[-1] + 1] for number, at in parts.items()}

    def _fitness(self, number: int, fact: Fact, relation: Relation) -> tuple[bool, int]:
        has_number = bool(relation.key) and self._value(relation.key, fact, self.shown[number]) is not None
        things = [thing for thing in (fact.subject, fact.object) if thing]
        return has_number, sum(self._in(thing, self.shown[number]) is not None for thing in things)

    def _name(self, thing: str, numbers: Sequence[int]) -> str:
        found = (self._in(thing, self.shown[number]) for number in numbers)
        return next((name for name in found if name), self.names[thing][0])

    def _in(self, thing: str, sentence: str) -> str | None:
        """The longest name of a thing in a sentence that is no part of another's."""
        others = [
            q for other, names in self.names.items() if other != thing for n in names for q in find_all(sentence, n)
        ]
        for name in self.names[thing]:
            for quote in find_all(sentence, name):
                length = quote.end - quote.start
                if not any(o.start <= quote.start and quote.end <= o.end and o.end - o.start > length for o in others):
                    return sentence[quote.start : quote.end]
        return None

    def _quantity(
        self, name: str, fact: Fact, relation: Relation, numbers: Sequence[int], parts: Mapping[int, str]
    ) -> str | None:
        if getattr(fact, name) is None:
            return None
        for number in numbers:
            value = self._value(name, fact, self.shown[number])
            if value is not None:
                return self.shown[number][value.start : value.end]
        # What our grammars do not read anywhere is quoted with all that stands around it.
        return next(iter(parts.values())) if name == relation.key else None

    def _completed(self, fact: Fact, numbers: Sequence[int]) -> dict[str, str]:
        """The amount with words from elsewhere, where it lacks its currency, what it is for, or its side."""
        values = (value for number in numbers for value in [self._value("amount", fact, self.shown[number])] if value)
        value = next(values, None)
        has = dict(value.fields) if value else {}
        if has.get("per_unit") and float(has["per_quantity"]) != fact.per_quantity:
            has = {}
        if value and all(getattr(fact, name) is None or name in has for name in ("currency", "per_unit", "side")):
            return {}
        words = self.phrases
        unit = words.get(("per_unit", f"{fact.per_quantity} {fact.per_unit}")) if "per_unit" not in has else None
        found = {
            "currency": None if "currency" in has else words.get(("currency", fact.currency)),
            "per_unit": unit,
            "side": words.get(("side", fact.side)) if fact.side and "side" not in has else None,
        }
        rest = {name: phrase for name, phrase in found.items() if phrase}
        if value or not rest:
            return rest
        bare = (phrase for number in numbers[:3] for phrase in _phrases(self.shown[number], self.language))
        for number in sorted(bare, key=len):
            for read in values_in(f"{number} {rest.get('currency', '')}", self.language, self.published):
                if _says(dict(read.fields), read.kind, "amount", fact, fact.amount):
                    return rest | {"amount": number}
        return {}

    @cached_property
    def phrases(self) -> dict[tuple[str, str | None], str]:
        """Short phrases of the window that tell, beside an amount, a currency, what a price is for, or its side."""
        found: dict[tuple[str, str | None], str] = {}
        texts = {p for sentence in self.shown.values() for p in _phrases(sentence, self.language)}
        for phrase in sorted(texts, key=lambda phrase: (len(phrase), phrase)):
            for value in values_in(f"1 {phrase}", self.language, self.published):
                if dict(value.fields).get("amount") == "1":
                    found.setdefault(("currency", dict(value.fields).get("currency")), phrase)
            for value in values_in(f"$1 / {phrase}", self.language, self.published):
                told = dict(value.fields)
                if value.kind == "price" and "side" not in told:
                    found.setdefault(("per_unit", f"{float(told['per_quantity'])} {told['per_unit']}"), phrase)
            for value in values_in(f"$1 per 1K tokens {phrase}", "en", ""):
                found.setdefault(("side", dict(value.fields).get("side")), phrase)
        return found

    def _value(self, name: str, fact: Fact, sentence: str) -> Value | None:
        right = getattr(fact, name)
        found = (*values_in(sentence, self.language, self.published), *free_in(sentence, self.language))
        for value in found:
            if value.kind in KINDS[name] and _says(dict(value.fields), value.kind, name, fact, right):
                return value
        return None


def _phrases(sentence: str, language: str) -> Iterator[str]:
    """All runs of a few words."""
    parts = re.findall(r"[a-z]+|\S" if language == "zh" else r"[^\s,;:()]+", sentence, re.I)
    for start in range(len(parts)):
        for end in range(start + 1, min(start + 8, len(parts)) + 1):
            phrase = ("" if language == "zh" else " ").join(parts[start:end]).rstrip(".")
            if phrase and phrase in sentence:
                yield phrase


def _says(told: Mapping[str, str], kind: str, name: str, fact: Fact, right: object) -> bool:
    if isinstance(right, str):
        return told.get(name) == right
    said = told.get("percent" if name == "stake" else name)
    if right is None or said is None:
        return False
    want = abs(float(str(right))) * (100 if name == "stake" else 1)
    if name == "amount":
        same = fact.amount == 0 or told.get("currency") == fact.currency
        sides = fact.side is None or told.get("side") in (None, fact.side)
        return same and sides and abs(float(said) - want) <= 0.001 * want
    return abs(abs(float(said)) - want) <= 0.001 * want


def _names(gold: Gold, article: str) -> dict[str, list[str]]:
    """The names by which an article calls each thing of it, the longest first."""
    there = {m.entity: m.surfaces for m in gold.mentions or () if m.article == article}
    told = {thing for fact in gold.facts if fact.article == article for thing in (fact.subject, fact.object) if thing}
    names = {thing.id: there.get(thing.id, thing.names) for thing in gold.things if thing.id in there.keys() | told}
    return {thing: sorted(called, key=lambda name: (-len(name), name)) for thing, called in names.items()}


def _told(request: Request) -> tuple[str, str]:
    """Language and date of the article, from the head of the question."""
    head = request["messages"][1]["content"].split("\n", 1)[0]
    language, published = head.removeprefix("Language: ").removesuffix(".").split(". Published: ")
    return language, "" if published == "unknown" else published


def _blankless(text: str) -> str:
    return "".join(text.split())
