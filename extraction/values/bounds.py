"""Words that say that a number is a lower bound, an upper bound or a rough figure, a section a language."""

from __future__ import annotations

import re
from functools import cache

from extraction.values.known import GAP, NOT_AFTER_LETTER, one_of, squeezed

# Longest phrase of the tables in code points, with room for gaps: nothing farther away is looked at.
REACH = 28

_BEFORE: dict[str, dict[str, str]] = {
    "en": {
        "min": "more than/over/at least/from/upwards of/upward of/no less than/not less than/no fewer than/above/"
        "in excess of/"
        "exceeding/greater than/well over/starting at/starting from/as low as/north of/a minimum of/surpassing/beyond",
        "max": "up to/at most/no more than/not more than/less than/under/below/as much as/a maximum of/as high as/"
        "fewer than",
        "approx": "about/around/roughly/approximately/approx./nearly/almost/just under/some/circa/close to/just over/"
        "an estimated/estimated/somewhere around/ca./c.",
    },
    "de": {
        "min": "mehr als/über/mindestens/ab/wenigstens/nicht weniger als/oberhalb von/von mehr als/jenseits von/"
        "größer als",
        "max": "bis zu/höchstens/weniger als/unter/maximal/nicht mehr als/unterhalb von/nicht über/bis",
        "approx": "rund/etwa/ungefähr/knapp/gut/fast/circa/ca./zirka/in etwa/nahezu/beinahe/annähernd/schätzungsweise/"
        "um die/gegen/an die/cirka/nahe/kaum unter",
    },
    "pt": {
        "min": "mais de/mais que/mais do que/pelo menos/acima de/a partir de/no mínimo/ao menos/não menos de/"
        "não menos que/superior a/superiores a/ultrapassa/mais de um total de",
        "max": "até/no máximo/menos de/menos que/não mais de/não mais que/abaixo de/inferior a/inferiores a/"
        "menos do que/não mais do que",
        "approx": "cerca de/aproximadamente/quase/perto de/uns/umas/em torno de/por volta de/próximo de/próximo a/"
        "algo como/à volta de/cerca dos",
    },
    "fr": {
        "min": "plus de/plus d'/au moins/au dessus de/à partir de/dès/supérieur à/au minimum/pas moins de",
        "max": "jusqu'à/au plus/au maximum/moins de/pas plus de/inférieur à",
        "approx": "environ/près de/presque/autour de/quelque/à peu près/aux alentours de/approximativement",
    },
    "es": {
        "min": "más de/más que/al menos/por encima de/a partir de/desde/como mínimo/por lo menos/no menos de/"
        "superior a",
        "max": "hasta/como máximo/menos de/no más de/por debajo de/a lo sumo/inferior a",
        "approx": "cerca de/aproximadamente/casi/unos/unas/alrededor de/en torno a/cerca de los/aprox.",
    },
    "zh": {
        "min": "超/超过/超過/逾/至少/不低于/不低於/不少于/不少於/高于/高於/多于/大于/突破/起步价/低至/过/過/超出/"
        "最少/最低/起码",
        "max": "最多/不超过/不超過/至多/不到/低于/低於/少于/少於/高达/高達/最高/不足/不高于/不多于/上限",
        "approx": "约/約/大约/大約/近/将近/將近/大概/接近/约为/約為/约合/上/估计/逼近/差不多/约值",
    },
}  # fmt: skip

_AFTER: dict[str, dict[str, str]] = {
    "en": {"min": "or more/and more/or above/and above/plus/+", "max": "or less/or below/at most", "approx": "or so/"
    "or thereabouts"},
    "de": {"min": "oder mehr/und mehr/plus/+/aufwärts", "max": "oder weniger/höchstens", "approx": ""},
    "pt": {"min": "ou mais/+", "max": "ou menos/no máximo", "approx": "aproximadamente"},
    "fr": {"min": "ou plus/minimum/+", "max": "ou moins/maximum", "approx": "environ"},
    "es": {"min": "o más/+", "max": "o menos/como máximo", "approx": "aproximadamente"},
    "zh": {"min": "以上/+/起/有余/开外", "max": "以下/以内/之内/以內", "approx": "左右/上下"},
}  # fmt: skip


def _kinds(section: dict[str, str]) -> dict[str, str]:
    return {squeezed(words): kind for kind, group in section.items() for words in group.split("/") if words}


# Words that are a bound alone, and a change's first half before "to".
_FROM = frozenset({"from", "ab", "a partir de", "à partir de", "desde"})
_TO = re.compile(r"(?i:\s{1,3}(?:to|auf|bis|para|a|à|até|hasta)(?![a-zà-ü]))")


@cache
def _before(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = _kinds(_BEFORE[language])
    # An article or "the sum of" may stand between: "mehr als der", "about the".
    head = "" if language == "zh" else NOT_AFTER_LETTER
    gap = r"[^\S\n]?" if language == "zh" else GAP
    return re.compile(rf"(?i:{head}(?P<words>{one_of(kinds)}){gap}\Z)"), kinds


@cache
def _after(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = _kinds(_AFTER[language])
    tail = "" if language == "zh" else r"(?![A-Za-z0-9])"
    return re.compile(rf"(?i:[^\S\n]{{0,2}}-?(?P<words>{one_of(kinds)}){tail})"), kinds


@cache
def _last_signs(language: str) -> frozenset[str]:
    """The last characters of all bound words: a quick test that spares most searches."""
    return frozenset(words[-1] for words in _kinds(_BEFORE[language]))


def bound_before(text: str, start: int, end: int, language: str) -> tuple[int, str] | None:
    """Where the bound word right before a quantity at ``start``..``end`` begins, and "min", "max" or "approx".

    "from" before a change ("from 3 to 2 yuan") is no bound.
    """
    last = start - 1
    while last >= 0 and last > start - 4 and (text[last].isspace() or text[last] == "-"):
        last -= 1
    if last < 0 or text[last].lower() not in _last_signs(language):
        return None
    pattern, kinds = _before(language)
    found = pattern.search(text, max(0, start - REACH), start)
    if found and squeezed(found["words"]) in _FROM and _TO.match(text, end):
        return None
    return (found.start("words"), kinds[squeezed(found["words"])]) if found else None


def bound_after(text: str, end: int, language: str) -> tuple[int, str] | None:
    """Where the bound word right after ``end`` ends, and "min", "max" or "approx"."""
    pattern, kinds = _after(language)
    found = pattern.match(text, end)
    return (found.end("words"), kinds[squeezed(found["words"])]) if found else None
