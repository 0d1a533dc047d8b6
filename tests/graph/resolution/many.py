"""Invented things in any number, in Latin letters and in Chinese signs, to measure with."""

from __future__ import annotations

import random

from ontology.identifiers import content_iri
from ontology.records import Article, Entity, Name, Reading

_CONSONANTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "dr", "kl", "st", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ei", "or", "an")
_SIGNS = "澜屿霁川澄潮沈砚拾青石岸朔铭垣芮岚峤溪桐榆檀柏松竹梅兰菊荷莲风云雷雨霜雪冰山水火土金木天地日月星"
_ENDINGS = ("", " AI", " Capital", " Technologies", " GmbH", " Labs")
_HAN_ENDINGS = ("", "智能", "科技", "资本", "集团")


def invented(count: int, seed: str = "") -> tuple[Entity, ...]:
    """So many things, a third of them with Chinese names; the same for the same seed."""
    chance = random.Random(f"{count}{seed}")
    return tuple(_thing(chance, number) for number in range(count))


def telling(things: tuple[Entity, ...]) -> Reading:
    """An article that speaks of them and says nothing of them."""
    iri = content_iri("article", *(thing.iri for thing in things[:3]), len(things))
    return Reading(Article(iri, "many", "many.txt", "en", "", "", "", "."), "v1", (), things, ())


def _thing(chance: random.Random, number: int) -> Entity:
    if number % 3 == 0:
        name = "".join(chance.choices(_SIGNS, k=3)) + chance.choice(_HAN_ENDINGS)
    else:
        name = "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(3)).title() + chance.choice(
            _ENDINGS
        )
    kind = chance.choice(("Company", "Company", "Investor", "Model"))
    return Entity(content_iri("entity", name), kind, name, (Name(name, "", "alias"),), known=False)
