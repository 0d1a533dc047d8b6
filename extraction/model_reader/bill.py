"""What the second reader has asked, spent, gained and refused, counted for people."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, and what may be spent in a run; None for no limit."""

    tokens_in: Decimal = Decimal(0)
    tokens_out: Decimal = Decimal(0)
    budget: Decimal | None = None

    def of(self, tokens_in: int, tokens_out: int) -> Decimal:
        """The money for so many tokens."""
        return (self.tokens_in * tokens_in + self.tokens_out * tokens_out) / _MILLION


class Bill:
    """Counts; several threads may write into it."""

    def __init__(self, prices: Prices) -> None:
        self._prices = prices
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._faults: Counter[str] = Counter()
        self._unkept: Counter[str] = Counter()

    def count(self, what: str, number: int = 1) -> None:
        """Add to one of the counts."""
        with self._lock:
            self._counts[what] += number

    def asked(self, tokens_in: int, tokens_out: int) -> None:
        """A request was answered, readable or not: it costs in any case."""
        with self._lock:
            self._counts.update({"requests": 1, "tokens in": tokens_in, "tokens out": tokens_out})

    def refused(self, reason: str) -> None:
        """A claim, or a value of one, was not proved."""
        with self._lock:
            self._refused[reason] += 1

    def failed(self, fault: str) -> None:
        """A question got no answer that can be read."""
        with self._lock:
            self._faults[fault] += 1

    def not_kept(self, fault: str) -> None:
        """An answer could not be put away for the next time."""
        with self._lock:
            self._unkept[fault] += 1

    @property
    def spent(self) -> Decimal:
        """The money that the answers have cost."""
        return self._prices.of(self._counts["tokens in"], self._counts["tokens out"])

    @property
    def is_spent(self) -> bool:
        """Whether the budget has nothing left."""
        return self._prices.budget is not None and self.spent >= self._prices.budget

    @property
    def refusals(self) -> dict[str, int]:
        """How much was refused, by reason."""
        return dict(sorted(self._refused.items()))

    @property
    def faults(self) -> dict[str, int]:
        """How many questions got no answer, by reason."""
        return dict(sorted(self._faults.items()))

    def __getitem__(self, what: str) -> int:
        return self._counts[what]

    def sentences(self) -> Iterator[str]:
        """What a person must know, each a phrase that goes on after the model's name."""
        n = self._counts
        if n["to ask"]:
            money = self._prices.of(n["tokens to send"], n["tokens to get"])
            yield (
                f"would be asked {n['to ask']} questions of about {n['tokens to send']} tokens, with answers of about "
                f"{n['tokens to get']} ({self._money(money)})"
            )
            each = self._each(n["tokens to send"], n["tokens to get"])
            yield f"would be asked about {n['articles']} articles: {each}"
        if n["requests"] or n["kept answers"]:
            yield (
                f"gave {n['requests']} answers for {n['tokens in']} tokens in and {n['tokens out']} out "
                f"({self._money(self.spent)}); {n['kept answers']} were kept from before"
            )
            yield f"was asked about {n['articles']} articles: {self._each(n['tokens in'], n['tokens out'])}"
            yield (
                f"added {n['added']} claims, agreed with {n['agreed']} and spoke against the status of {n['doubted']}; "
                f"{n['repaired']} of its claims were quoted with other marks or case"
            )
        if n["estimated"]:
            yield f"told no cost of {n['estimated']} answers; it was estimated from their length"
        if n["left out"]:
            yield f"passed over {n['left out']} claims of the rules, which were left out as likelier wrong than right"
        if n["of other kinds"]:
            yield (
                f"told other kinds of things than {n['of other kinds']} claims of the rules take, which were little "
                "believed and left out"
            )
        for reason, number in self.refusals.items():
            yield f"was not believed {number} times: {reason}"
        for fault, number in sorted(self._unkept.items()):
            yield f"gave {number} answers that could not be kept and will be paid for again: {fault}"
        for fault, number in self.faults.items():
            yield f"{fault} ({number} times); what it did not see is asked again in the next run"

    def _each(self, tokens_in: int, tokens_out: int) -> str:
        """What an article costs on average."""
        articles = max(1, self._counts["articles"])
        money = self._money(self._prices.of(tokens_in, tokens_out) / articles)
        return f"{tokens_in // articles} tokens in and {tokens_out // articles} out for each ({money})"

    def _money(self, amount: Decimal) -> str:
        has_price = self._prices.tokens_in or self._prices.tokens_out
        return f"{amount:.4f} by the prices in the settings" if has_price else "no price is set"
