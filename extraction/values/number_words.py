"""Numbers written as words, a section a language. Chinese numerals are in ``numerals``."""

from __future__ import annotations

from decimal import Decimal

# 100 and 1000 multiply what stands before them, all else adds up: "dreihundertfünfundzwanzig" = 3 * 100 + 5 + 20.
WORDS: dict[str, dict[str, int]] = {
    "en": {
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
    },
    "de": {
        "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4,
        "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13,
        "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20,
        "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
        "neunzig": 90, "hundert": 100, "tausend": 1000,
    },
    "pt": {
        "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8,
        "nove": 9, "dez": 10, "onze": 11, "doze": 12, "treze": 13, "catorze": 14, "quatorze": 14, "quinze": 15,
        "dezesseis": 16, "dezasseis": 16, "dezessete": 17, "dezassete": 17, "dezoito": 18, "dezenove": 19,
        "dezanove": 19, "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70,
        "oitenta": 80, "noventa": 90, "cem": 100, "cento": 100, "duzentos": 200, "duzentas": 200, "trezentos": 300,
        "quatrocentos": 400, "quinhentos": 500, "seiscentos": 600, "setecentos": 700, "oitocentos": 800,
        "novecentos": 900, "mil": 1000,
    },
    "fr": {
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
        "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
        "nonante": 90, "quatre vingt": 80, "quatre vingts": 80, "cent": 100, "cents": 100, "mille": 1000,
    },
    "es": {
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16,
        "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiún": 21, "veintiuno": 21,
        "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27,
        "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
        "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200,
        "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
        "ochocientos": 800, "novecientos": 900, "mil": 1000,
    },
    "zh": {},
}  # fmt: skip

# The word between two number words; German writes it inside one word.
JOINS: dict[str, str] = {"en": "and", "de": "und", "pt": "e", "fr": "et", "es": "y", "zh": ""}

# Before a number word they say that there are more of them, and not how many: "several hundred million".
MANY: dict[str, str] = {
    "en": "several|many|few|multiple",
    "de": "mehrere[nr]?|einige[nr]?|etliche[nr]?|ein paar|viele[nr]?|wenige[nr]?",
    "pt": "vári[oa]s|algu(?:ns|mas)|muit[oa]s|pouc[oa]s",
    "fr": "plusieurs|quelques|nombreux|nombreuses",
    "es": "vari[oa]s|algun[oa]s|much[oa]s|poc[oa]s",
}

# What counts as a number only before a scale: "a million", "half a billion", "eine halbe Milliarde".
BEFORE_SCALE: dict[str, dict[str, Decimal]] = {
    "en": {
        "a": Decimal(1), "an": Decimal(1), "half": Decimal("0.5"), "half a": Decimal("0.5"), "a half": Decimal("0.5"),
        "one and a half": Decimal("1.5"), "two and a half": Decimal("2.5"), "three and a half": Decimal("3.5"),
        "four and a half": Decimal("4.5"), "a quarter of a": Decimal("0.25"), "a quarter": Decimal("0.25"),
        "three quarters of a": Decimal("0.75"), "a third of a": Decimal(1) / Decimal(3),
    },
    "de": {
        "halbe": Decimal("0.5"), "halben": Decimal("0.5"), "eine halbe": Decimal("0.5"), "einer halben": Decimal("0.5"),
        "anderthalb": Decimal("1.5"), "eineinhalb": Decimal("1.5"), "zweieinhalb": Decimal("2.5"),
        "dreieinhalb": Decimal("3.5"), "viereinhalb": Decimal("4.5"), "fünfeinhalb": Decimal("5.5"),
        "sechseinhalb": Decimal("6.5"), "siebeneinhalb": Decimal("7.5"),
    },
    "pt": {"meio": Decimal("0.5"), "meia": Decimal("0.5")},
    "fr": {
        "demi": Decimal("0.5"), "un demi": Decimal("0.5"), "une demi": Decimal("0.5"), "un quart de": Decimal("0.25"),
    },
    "es": {"medio": Decimal("0.5"), "media": Decimal("0.5"), "un cuarto de": Decimal("0.25")},
    "zh": {},
}  # fmt: skip

# "um bilhão e meio": half of the scale that stands before it.
AFTER_SCALE_HALF: dict[str, str] = {
    "en": "and a half", "de": "", "pt": "e meio", "fr": "et demi", "es": "y medio", "zh": "",
}  # fmt: skip
