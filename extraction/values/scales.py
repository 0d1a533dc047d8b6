"""Words and signs that multiply the number before them, a section a language.

A German, Spanish, French and European Portuguese "billion" is 1e12, an English and Brazilian one 1e9. Several
scales in a row multiply ("mil milhões", "thousand million", "lakh crore").
"""

from __future__ import annotations

from decimal import Decimal

SCALES: dict[str, dict[str, Decimal]] = {
    "en": {
        "hundred": Decimal(10**2), "thousand": Decimal(10**3), "million": Decimal(10**6), "millions": Decimal(10**6),
        "billion": Decimal(10**9), "billions": Decimal(10**9), "trillion": Decimal(10**12), "mn": Decimal(10**6),
        "trillions": Decimal(10**12), "mln": Decimal(10**6), "mil.": Decimal(10**6), "bln": Decimal(10**9),
        "bn": Decimal(10**9), "tn": Decimal(10**12), "trn": Decimal(10**12), "crore": Decimal(10**7),
        "crores": Decimal(10**7), "lakh": Decimal(10**5), "lakhs": Decimal(10**5), "milliard": Decimal(10**9),
    },
    "de": {
        "hundert": Decimal(10**2), "tausend": Decimal(10**3), "tsd.": Decimal(10**3), "tsd": Decimal(10**3),
        "million": Decimal(10**6), "millionen": Decimal(10**6), "mio.": Decimal(10**6), "mio": Decimal(10**6),
        "milliarde": Decimal(10**9), "milliarden": Decimal(10**9), "mrd.": Decimal(10**9), "mrd": Decimal(10**9),
        "mia.": Decimal(10**9), "mrden.": Decimal(10**9), "billion": Decimal(10**12), "billionen": Decimal(10**12),
        "billiarden": Decimal(10**15), "bio.": Decimal(10**12), "viertelmilliarde": Decimal(25 * 10**7),
        "dreiviertelmilliarde": Decimal(75 * 10**7), "viertelmillion": Decimal(25 * 10**4), "bn": Decimal(10**9),
        "mn": Decimal(10**6), "mln": Decimal(10**6), "mln.": Decimal(10**6), "crore": Decimal(10**7),
        "lakh": Decimal(10**5),
    },
    "pt": {
        "mil": Decimal(10**3), "milhão": Decimal(10**6), "milhões": Decimal(10**6), "milhao": Decimal(10**6),
        "milhoes": Decimal(10**6), "bilhão": Decimal(10**9), "bilhões": Decimal(10**9), "bilhao": Decimal(10**9),
        "bilhoes": Decimal(10**9), "bilião": Decimal(10**12), "biliões": Decimal(10**12), "trilhão": Decimal(10**12),
        "trilhões": Decimal(10**12), "trilião": Decimal(10**18), "mi": Decimal(10**6), "bi": Decimal(10**9),
        "tri": Decimal(10**12), "bn": Decimal(10**9), "mn": Decimal(10**6), "mln": Decimal(10**6), "mm": Decimal(10**6),
        "crore": Decimal(10**7), "crores": Decimal(10**7), "lakh": Decimal(10**5), "lakhs": Decimal(10**5),
    },
    "fr": {
        "mille": Decimal(10**3), "million": Decimal(10**6), "millions": Decimal(10**6), "milliard": Decimal(10**9),
        "milliards": Decimal(10**9), "billion": Decimal(10**12), "billions": Decimal(10**12), "md": Decimal(10**9),
        "mds": Decimal(10**9), "mrd": Decimal(10**9), "mrds": Decimal(10**9), "mio": Decimal(10**6),
        "mn": Decimal(10**6), "bn": Decimal(10**9), "mln": Decimal(10**6),
    },
    "es": {
        "mil": Decimal(10**3), "millón": Decimal(10**6), "millones": Decimal(10**6), "millon": Decimal(10**6),
        "millardo": Decimal(10**9), "millardos": Decimal(10**9), "billón": Decimal(10**12), "billones": Decimal(10**12),
        "mm": Decimal(10**6), "bn": Decimal(10**9), "mn": Decimal(10**6), "mln": Decimal(10**6),
        "mill.": Decimal(10**6),
    },
    "zh": {
        "thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12),
        "mn": Decimal(10**6), "bn": Decimal(10**9),
    },
}  # fmt: skip

# Single letters count only next to a currency ("$16m", "5B USD"): "5m" alone may be metres, "7b" a model's size.
LETTERS: dict[str, Decimal] = {
    "k": Decimal(10**3), "m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12),
}  # fmt: skip
