"""The patterns of dates, a list a language; the names of their groups say what ``dates`` makes of them.

``y`` year, ``m`` month (number or name), ``d`` day, ``yo`` words that settle the year, ``wd`` weekday, ``wk`` its
week, ``rel`` a relative phrase, ``that`` a phrase that points back, ``n`` and ``u`` number and unit of "three
months ago".
"""

from __future__ import annotations

import re
from functools import cache

from extraction.values.calendar_words import AGO, BEFORE_MONTH, BEFORE_YEAR, MONTHS, RELATIVE, THAT, WEEKDAYS, YEAR_OF
from extraction.values.known import NOT_AFTER_WORD, NOT_BEFORE_WORD, one_of
from extraction.values.numerals import words_pattern

_YEAR = r"(?P<y>(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
# A year without a month must look like a year: no older than the field, no farther than a plan.
_BARE_YEAR = r"(?P<y>19[5-9][0-9]|20[0-3][0-9])(?![0-9]|[.,][0-9]|\s?%)"
_DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])"
_ISO = (
    r"(?<![0-9.,/-])(?P<y>(?:19|20)[0-9]{2})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)"
    r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9]|[-/.,][0-9])"
)
_ISO_MONTH = r"(?<![0-9.,/-])(?P<y>(?:19|20)[0-9]{2})-(?P<m>1[0-2]|0[1-9])(?![0-9]|[-/.,][0-9])"
_SLASHED = (
    r"(?<![0-9.,/-])(?P<a>[0-3]?[0-9])(?P<s>[-/.])(?P<b>[0-3]?[0-9])(?P=s)(?P<y>(?:19|20)[0-9]{2})(?![0-9]|[-/.,][0-9])"
)
_OF = {
    "en": r"(?:of\s)?",
    "de": r"(?:des\sJahres\s)?",
    "pt": r"(?:de\s|do\sano\sde\s)?",
    "fr": "",
    "es": r"(?:de\s|del\s)?",
}
_ORDINAL = {"en": "(?:st|nd|rd|th)?", "de": r"\.", "pt": "[ºo°]?", "fr": "(?:er)?", "es": "[ºo°]?"}
_BEFORE_DAY_MONTH = {"en": r"\s(?:of\s)?", "de": r"\s?", "pt": r"\sde\s", "fr": r"\s", "es": r"\sde\s"}


@cache
def date_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """All patterns of a language's dates; where two match at one place the longer match counts."""
    shared = (_ISO, _ISO_MONTH, _SLASHED)
    own = _chinese() if language == "zh" else _latin(language)
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*shared, *own))


def _latin(language: str) -> tuple[str, ...]:
    # "May" and "mars" are words too: names keep their case in English, German and French.
    names = "|".join(re.escape(name) for name in sorted(_cased(language), key=lambda name: (-len(name), name)))
    month = rf"(?P<m>(?-i:{names}))(?![A-Za-zà-ü])"
    of, before_day_month = _OF[language], _BEFORE_DAY_MONTH[language]
    year_of = one_of(YEAR_OF[language])
    year = rf"(?:,?\s{of}{_YEAR}|,?\s(?P<yo>{year_of}){NOT_BEFORE_WORD})"
    relative = one_of(phrase for phrases in RELATIVE[language].values() for phrase in phrases.split("/"))
    patterns = [
        rf"{NOT_AFTER_WORD}(?<![0-9][.,]){_DAY}{_ORDINAL[language]}{before_day_month}{month}{year}?",
        rf"{NOT_AFTER_WORD}{month}{year}",
        rf"{NOT_AFTER_WORD}(?:(?:{one_of(BEFORE_MONTH[language].split('/'))})[\s-])(?P<from>){month}",
        rf"{NOT_AFTER_WORD}(?:(?:{one_of(BEFORE_YEAR[language].split('/'))})[\s-])(?P<from>){_BARE_YEAR}{NOT_BEFORE_WORD}",
        rf"(?<=\(){_BARE_YEAR}(?=\))",
        rf"{NOT_AFTER_WORD}(?P<rel>{relative}){NOT_BEFORE_WORD}",
        rf"{NOT_AFTER_WORD}(?P<that>{one_of(THAT[language])}){NOT_BEFORE_WORD}",
        rf"{NOT_AFTER_WORD}{_weekday(language)}{NOT_BEFORE_WORD}",
        rf"{NOT_AFTER_WORD}{_ago(language)}{NOT_BEFORE_WORD}",
    ]
    if language in ("pt", "es"):  # as below headlines: "20 jun 2025"
        patterns.append(rf"{NOT_AFTER_WORD}{_DAY}\s{month}\s{_YEAR}")
    if language == "en":
        patterns.append(rf"{NOT_AFTER_WORD}{month}\s{_DAY}(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]){year}?")
    if language == "de":
        # German names a year without a preposition: at a sentence's start, after a comma, or between a verb and
        # what follows.
        patterns.append(rf"(?:^|(?<=[.!?:,;]\s)|(?<=\n)){_BARE_YEAR}(?=\s[a-zäöü])")
        patterns.append(rf"(?<=(?-i:[a-zäöüß])\s){_BARE_YEAR}(?=\s(?-i:[a-zäöü])|[.,;)])")
    return tuple(patterns)


def _cased(language: str) -> set[str]:
    names = MONTHS[language]
    capital = {name.capitalize() for name in names}
    return capital if language in ("en", "de") else capital | set(names)


def _weekday(language: str) -> str:
    names = one_of(WEEKDAYS[language])
    before = {
        "en": r"(?:(?P<wk>next|coming)\s)?", "de": r"(?:(?P<wk>kommenden|nächsten)\s)?",
        "pt": r"(?:(?P<wk>próxima|próximo)\s)?",
        "fr": r"(?P<wk>(?!))?", "es": r"(?:(?P<wk>próximo)\s)?",
    }[language]  # fmt: skip
    # "na terça" drops the "-feira"; without it the words are ordinals.
    short = (
        r"|(?:na|nesta|desta)\s(?P<from>)(?P<wds>segunda|terça|quarta|quinta|sexta)(?!-)" if language == "pt" else ""
    )
    return rf"(?:{before}(?P<wd>{names}){short})"


def _ago(language: str) -> str:
    around, units = AGO[language]
    unit = one_of(word for words in units.values() for word in words.split("/"))
    number = rf"[0-9]{{1,3}}|{words_pattern(language)}"
    return around.format(n=f"(?P<n>{number})", u=f"(?P<u>{unit})", n2=f"(?P<n2>{number})", u2=f"(?P<u2>{unit})")


def _chinese() -> tuple[str, ...]:
    digits = "零〇一二三四五六七八九"
    year = rf"(?P<y>(?<![0-9])(?:19|20)[0-9]{{2}}|[一二][{digits}]{{3}})\s?年"
    month = r"(?P<m>(?<![0-9.])(?:1[0-2]|0?[1-9])|十[一二]?|(?<![十二三])[一二三四五六七八九])\s?月(?:份)?"
    day = r"(?P<d>(?:3[01]|[12][0-9]|0?[1-9])|(?:二十|三十|十)[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号號]"
    # A month alone must not begin another word (月薪, 月活).
    alone = r"(?![报刊薪活费租卡饼])"
    return (
        rf"{year}(?:的)?(?:{month}{alone}(?:{day})?)?(?:[初末底中])?",
        rf"(?P<yo>今年|去年|前年|明年|同年|当年|當年|本年|次年)(?:的)?(?:{month}(?:{day})?)?(?:[初末底])?",
        rf"{month}{day}",
        rf"{month}{alone}(?![\s]?[0-9])",
        rf"(?P<mo>本月|上个月|上個月|上月|当月|當月|同月|下个月|下月|这个月)(?:{day})?",
        r"(?P<rel>昨日|昨天|昨晚|今日|今天|今早|前天|明天|明日|上周|上週|本周|本週|这周|下周|上星期|本星期|上一年|本季度|上季度)(?![一二三四五六日天末])",
        r"(?P<wk>上周|上週|上星期|本周|本週|这周|下周|下週|上个?星期|这个?星期|周|週|星期|礼拜|禮拜)(?P<wd>[一二三四五六日天])(?![年期月个次岁刊])",
        r"(?P<that>次日|翌日|第二天)",
        r"(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?P<u>天|周|个月|個月|年)(?:之|以)?前",
    )
