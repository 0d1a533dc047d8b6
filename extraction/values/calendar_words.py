"""Months, weekdays and words for time, a section a language; Chinese dates have patterns of their own in
``date_patterns``.
"""

from __future__ import annotations

_EN = (
    "January/Jan/Jan.|February/Feb/Feb.|March/Mar/Mar.|April/Apr/Apr.|May|June/Jun/Jun.|July/Jul/Jul.|August/Aug/"
    "Aug.|September/Sept/Sept./Sep/Sep.|October/Oct/Oct.|November/Nov/Nov.|December/Dec/Dec."
)
_DE = (
    "Januar/Jänner/Jan.|Februar/Feber/Feb.|März/Mrz.|April/Apr.|Mai|Juni|Juli|August/Aug.|September/Sept./"
    "Sep.|Oktober/Okt.|November/Nov.|Dezember/Dez."
)
_PT = (
    "janeiro/jan/jan.|fevereiro/fev/fev.|março/mar/mar.|abril/abr/abr.|maio/mai/mai.|junho/jun/jun.|julho/jul/"
    "jul.|agosto/ago/ago.|setembro/set/set.|outubro/out/out.|novembro/nov/nov.|dezembro/dez/dez."
)
_FR = (
    "janvier/janv.|février/févr.|mars|avril|mai|juin|juillet/juil.|août|septembre/sept.|octobre/oct.|novembre/"
    "nov.|décembre/déc."
)
_ES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre/setiembre|octubre|noviembre|diciembre"


def _numbered(names: str, first: int) -> dict[str, int]:
    return {name.lower(): number for number, group in enumerate(names.split("|"), first) for name in group.split("/")}


# Name (lower case) to 1..12.
MONTHS: dict[str, dict[str, int]] = {
    "en": _numbered(_EN, 1), "de": _numbered(_DE, 1), "pt": _numbered(_PT, 1), "fr": _numbered(_FR, 1),
    "es": _numbered(_ES, 1),
}  # fmt: skip

# Name (lower case) to 0 (Monday) .. 6.
WEEKDAYS: dict[str, dict[str, int]] = {
    "en": _numbered("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday", 0),
    "de": _numbered("Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag/Sonnabend|Sonntag", 0),
    "pt": _numbered(
        "segunda-feira/segunda feira|terça-feira/terça feira|quarta-feira/quarta feira|quinta-feira/quinta feira|"
        "sexta-feira/sexta feira|sábado|domingo", 0,
    ),
    "fr": _numbered("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche", 0),
    "es": _numbered("lunes|martes|miércoles|jueves|viernes|sábado|domingo", 0),
}  # fmt: skip

# Phrases that are a date of their own: unit (day, week, month, quarter, year) and how many of them from the
# article's day.
RELATIVE: dict[str, dict[tuple[str, int], str]] = {
    "en": {
        ("day", 0): "today", ("day", -1): "yesterday", ("day", 1): "tomorrow", ("day", -2): "the day before yesterday",
        ("week", 0): "this week", ("week", -1): "last week/the past week/the previous week", ("week", 1): "next week",
        ("month", 0): "this month/the current month", ("month", -1): "last month/the past month/the previous month",
        ("month", 1): "next month",
        ("year", 0): "this year/the current year/this spring/this summer/this autumn/this fall",
        ("year", -1): "last year/the previous year",
        ("year", 1): "next year", ("year", -2): "the year before last", ("quarter", -1): "last quarter",
    },
    "de": {
        ("day", 0): "heute", ("day", -1): "gestern", ("day", -2): "vorgestern", ("day", 1): "am morgigen Tag",
        ("week", 0): "diese Woche/dieser Woche",
        ("week", -1): "letzte Woche/vergangene Woche/vorige Woche/letzter Woche/vergangener Woche/in der Vorwoche/"
        "der letzten Woche/der vergangenen Woche",
        ("week", 1): "nächste Woche/kommende Woche/nächster Woche/kommender Woche",
        ("month", 0): "diesen Monat/dieser Monat/diesem Monat/dieses Monats/laufenden Monat",
        ("month", -1): "letzten Monat/vergangenen Monat/vorigen Monat/letzten Monats/Vormonat/vergangenen Monats",
        ("month", 1): "nächsten Monat/kommenden Monat",
        ("year", 0): "dieses Jahr/diesem Jahr/heuer/laufenden Jahr/diesem Sommer/diesem Herbst/diesem Frühjahr",
        ("year", -1): "letztes Jahr/letzten Jahr/vergangenen Jahr/voriges Jahr/vorigen Jahr/Vorjahr/vergangenes Jahr",
        ("year", 1): "nächstes Jahr/nächsten Jahr/kommenden Jahr/kommendes Jahr",
        ("year", -2): "vorletzten Jahr/vorletztes Jahr",
    },
    "pt": {
        ("day", 0): "hoje", ("day", -1): "ontem", ("day", -2): "anteontem", ("day", 1): "amanhã",
        ("week", 0): "esta semana/nesta semana/desta semana", ("week", 1): "próxima semana/semana que vem",
        ("week", -1): "semana passada/última semana/passada semana/semana anterior",
        ("month", 0): "este mês/neste mês/deste mês",
        ("month", -1): "mês passado/último mês/passado mês/mês anterior",
        ("month", 1): "próximo mês/mês que vem",
        ("year", 0): "este ano/neste ano/deste ano/neste verão/neste outono/nesta primavera",
        ("year", -1): "ano passado/último ano/passado ano", ("year", 1): "próximo ano/ano que vem",
        ("year", -2): "ano retrasado",
    },
    "fr": {
        ("day", 0): "aujourd'hui", ("day", -1): "hier", ("day", -2): "avant-hier", ("day", 1): "demain",
        ("week", 0): "cette semaine", ("week", -1): "semaine dernière/semaine passée", ("week", 1): "semaine prochaine",
        ("month", 0): "ce mois-ci/ce mois", ("month", -1): "mois dernier/mois passé", ("month", 1): "mois prochain",
        ("year", 0): "cette année", ("year", -1): "année dernière/année passée/l'an dernier/an passé",
        ("year", 1): "année prochaine/l'an prochain",
    },
    "es": {
        ("day", 0): "hoy", ("day", -1): "ayer", ("day", -2): "anteayer", ("week", 0): "esta semana",
        ("week", -1): "semana pasada/última semana", ("week", 1): "próxima semana/semana que viene",
        ("month", 0): "este mes", ("month", -1): "mes pasado/último mes", ("month", 1): "próximo mes/mes que viene",
        ("year", 0): "este año", ("year", -1): "año pasado/último año", ("year", 1): "próximo año/año que viene",
    },
}  # fmt: skip

# Phrases that settle the year of a month before them; "that" is the last year that the text spoke of.
YEAR_OF: dict[str, dict[str, int | str]] = {
    "en": {"this year": 0, "of this year": 0, "last year": -1, "of last year": -1, "next year": 1, "of next year": 1,
           "of that year": "that", "that year": "that", "of the same year": "that", "the same year": "that"},
    "de": {"dieses Jahres": 0, "diesen Jahres": 0, "letzten Jahres": -1, "vergangenen Jahres": -1, "vorigen Jahres": -1,
           "des Vorjahres": -1, "des letzten Jahres": -1, "des vergangenen Jahres": -1, "nächsten Jahres": 1,
           "jenes Jahres": "that", "desselben Jahres": "that", "des gleichen Jahres": "that", "des Jahres": "that",
           "des laufenden Jahres": 0},
    "pt": {"deste ano": 0, "do ano passado": -1, "do último ano": -1, "do próximo ano": 1, "do ano que vem": 1,
           "desse ano": "that", "daquele ano": "that", "do mesmo ano": "that", "desse mesmo ano": "that"},
    "fr": {"de cette année": 0, "de l'année dernière": -1, "de l'an dernier": -1, "dernier": -1,
    "de la même année": "that",
           "de cette année-là": "that"},
    "es": {"de este año": 0, "del año pasado": -1, "pasado": -1, "de ese año": "that", "del mismo año": "that",
           "de ese mismo año": "that", "de aquel año": "that"},
}  # fmt: skip

# Phrases that point back to the last date that the text spoke of: its month, its year, or the day after it.
THAT: dict[str, dict[str, str]] = {
    "en": {"that month": "month", "the same month": "month", "that year": "year", "the same year": "year",
           "a day later": "day", "one day later": "day", "the next day": "day", "the following day": "day"},
    "de": {"jenem Monat": "month", "im selben Monat": "month", "im gleichen Monat": "month", "jenem Jahr": "year",
           "im selben Jahr": "year", "im gleichen Jahr": "year", "einen Tag später": "day", "am nächsten Tag": "day",
           "am Tag darauf": "day", "am folgenden Tag": "day"},
    "pt": {"nesse mês": "month", "naquele mês": "month", "no mesmo mês": "month", "nesse ano": "year",
           "naquele ano": "year", "no mesmo ano": "year", "nesse mesmo ano": "year",
           "um dia depois": "day", "no dia seguinte": "day"},
    "fr": {"ce mois-là": "month", "le même mois": "month", "cette année-là": "year", "la même année": "year",
           "le lendemain": "day"},
    "es": {"ese mes": "month", "el mismo mes": "month", "ese año": "year", "el mismo año": "year",
    "ese mismo año": "year",
           "al día siguiente": "day"},
}  # fmt: skip

# What may stand before a month that has neither day nor year ("in February", "Ende Juni").
BEFORE_MONTH: dict[str, str] = {
    "en": "in/since/by/until/during/early/late/mid/in early/in late/in mid/last/this/next/from/of/through/and/to/as of",
    "de": "im/seit/bis/Ende/Anfang/Mitte/ab/vom/zum/vergangenen/letzten/und/im vergangenen/seit dem/dem/im letzten/"
    "noch im",
    "pt": "em/desde/até/de/início de/fim de/final de/meados de/no início de/no final de/em meados de/e/finais de",
    "fr": "en/depuis/début/fin/mi/jusqu'en/dès/au mois de",
    "es": "en/desde/hasta/de/a principios de/a finales de/a mediados de/principios de/finales de",
}
# What may stand before a bare year.
BEFORE_YEAR: dict[str, str] = {
    "en": "in/since/by/until/during/early/late/mid/year/from/fiscal/end of/beginning of/start of/summer of/spring of/"
    "autumn of/"
    "fall of/winter of/quarter of/half of/middle of/summer/spring/autumn/fall/winter/the year/before/after/through/for/"
    "Q1/Q2/Q3/Q4/H1/H2/and",
    "de": "in/im Jahr/Jahr/im Jahre/Jahres/seit/bis/ab/von/Ende/Anfang/Mitte/Sommer/Herbst/Winter/Frühjahr/Frühling/"
    "Quartal/"
    "Halbjahr/vor/nach/für/Geschäftsjahr/Q1/Q2/Q3/Q4/H1/H2/und",
    "pt": "em/desde/até/ano de/ano/fim de/final de/início de/começo de/meados de/finais de/verão de/outono de/"
    "inverno de/"
    "primavera de/trimestre de/semestre de/para/antes de/depois de/durante/a partir de/1T/2T/3T/4T",
    "fr": "en/depuis/année/fin/début/mi/été/automne/hiver/printemps/trimestre/semestre/avant/après/d'ici/dès/l'an",
    "es": "en/desde/hasta/año/finales de/principios de/mediados de/verano de/otoño de/invierno de/primavera de/"
    "trimestre de/semestre de/antes de/después de/durante/para",
}  # fmt: skip

# "three months ago": the pattern around a number ({n}) and a unit ({u}), and the units' words.
AGO: dict[str, tuple[str, dict[str, str]]] = {
    "en": (r"{n}\s{u}\sago", {"day": "day/days", "week": "week/weeks", "month": "month/months", "year": "year/years"}),
    "de": (r"vor\s{n}\s{u}", {"day": "Tag/Tagen", "week": "Woche/Wochen", "month": "Monat/Monaten", "year": "Jahr/"
    "Jahren"}),
    "pt": (r"(?:há\s{n}\s{u}|{n2}\s{u2}\satrás)", {"day": "dia/dias", "week": "semana/semanas", "month": "mês/"
    "meses", "year": "ano/anos"}),
    "fr": (r"il\sy\sa\s{n}\s{u}", {"day": "jour/jours", "week": "semaine/semaines", "month": "mois", "year": "an/ans"}),
    "es": (r"hace\s{n}\s{u}", {"day": "día/días", "week": "semana/semanas", "month": "mes/meses", "year": "año/años"}),
}  # fmt: skip
