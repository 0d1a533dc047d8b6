"""Readers of quantities: sums of money, shares, dates, rounds and prices, each with its place in the raw text.

Every ``find_*`` takes a text and a language (ISO 639-1, a region after "-" is ignored) and returns a sorted tuple of
non-overlapping finds with ``text[find.start:find.end] == find.text``. All are pure, linear in the text's length,
and raise only for a language that has no tables.
"""
