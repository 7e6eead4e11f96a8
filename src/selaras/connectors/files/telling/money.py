"""Amounts in the charter's currency, at the rate of the day."""

from collections.abc import Iterable
from datetime import date

from selaras.core.charter.terms import Rate
from selaras.kit.money import Money


class Rates:
    """The charter's exchange rates. A rate holds from its day on until the next one."""

    def __init__(self, base: str, rates: Iterable[Rate] = ()) -> None:
        self.base = base
        self._by_currency: dict[str, list[Rate]] = {}
        for rate in sorted(rates, key=lambda one: one.from_date, reverse=True):
            self._by_currency.setdefault(rate.currency, []).append(rate)
        self.missing: dict[str, int] = {}

    def base_minor(self, money: Money, on: date) -> int | None:
        """Return the amount in the charter's currency; None, and counted, where no rate of that day is known.

        >>> from decimal import Decimal
        >>> rates = Rates("USD", [Rate(currency="EUR", from_date=date(2026, 1, 1), rate=Decimal("1.10"))])
        >>> (
        ...     rates.base_minor(Money(1000, "EUR"), date(2026, 3, 2)),
        ...     rates.base_minor(Money(1000, "IDR"), date(2026, 3, 2)),
        ... )
        (1100, None)
        """
        if money.currency == self.base:
            return money.amount_minor
        for rate in self._by_currency.get(money.currency, ()):
            if rate.from_date <= on:
                return Money.of(money.amount * rate.rate, self.base).amount_minor
        self.missing[money.currency] = self.missing.get(money.currency, 0) + 1
        return None
