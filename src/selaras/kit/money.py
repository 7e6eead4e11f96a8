"""Exact money: whole numbers of a currency's smallest unit, and shares that sum to the amount."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from fractions import Fraction
from math import floor

from babel.numbers import get_currency_precision, list_currencies

from selaras.kit.errors import InputError

_CURRENCIES = frozenset(list_currencies())


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, held as a whole number of its smallest unit (cents for USD, yen for JPY).

    >>> Money.parse("1,054.50", "USD")
    Money(amount_minor=105450, currency='USD')
    >>> Money.parse("1054", "JPY").amount_minor
    1054
    """

    amount_minor: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str, *, place: str = "") -> "Money":
        """Return the amount that ``text`` writes with a decimal point and optional thousands commas."""
        try:
            amount = Decimal(text.strip().replace(",", "").replace(" ", ""))
        except InvalidOperation:
            raise InputError(f"'{text}' is not an amount", place=place, next_step="write it as 1234.50") from None
        if not amount.is_finite():
            raise InputError(f"'{text}' is not an amount", place=place, next_step="write it as 1234.50")
        return cls.of(amount, currency)

    @classmethod
    def of(cls, amount: Decimal | int, currency: str) -> "Money":
        """Return ``amount`` whole units of the currency, rounded half to even at its smallest unit."""
        scaled = Decimal(amount).scaleb(minor_digits(currency))
        return cls(int(scaled.to_integral_value(ROUND_HALF_EVEN)), currency)

    @property
    def amount(self) -> Decimal:
        """Return the amount in whole units of the currency, exactly."""
        return Decimal(self.amount_minor).scaleb(-minor_digits(self.currency))

    def __add__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.amount_minor + other.amount_minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.amount_minor - other.amount_minor, self.currency)

    def _same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise InputError(
                f"{self.currency} and {other.currency} cannot be added",
                next_step="convert one at the rate of the day of the fact first",
            )


def minor_digits(currency: str) -> int:
    """Return how many decimal digits the currency's smallest unit has (ISO 4217, as Babel keeps it).

    >>> minor_digits("USD"), minor_digits("JPY"), minor_digits("KWD")
    (2, 0, 3)
    """
    if currency not in _CURRENCIES:
        raise InputError(f"'{currency}' is not a currency", next_step="use an ISO 4217 code such as USD or IDR")
    return get_currency_precision(currency)


def shares(amount_minor: int, weights: Sequence[Fraction | int]) -> list[int]:
    """Split an amount over weights by largest remainder; the parts sum to it, whatever the weights.

    Ties of remainders go to the earlier part. A negative amount is split as its opposite is.

    >>> shares(10, [1, 1, 1])
    [4, 3, 3]
    >>> shares(-10, [1, 1, 1])
    [-4, -3, -3]
    """
    total = sum(weights, Fraction(0))
    if total <= 0 or any(w < 0 for w in weights):
        raise InputError("shares need weights that are not negative and not all zero")
    sign = -1 if amount_minor < 0 else 1
    exact = [Fraction(abs(amount_minor)) * w / total for w in weights]
    parts = [int(e) for e in exact]
    owed = abs(amount_minor) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[:owed]:
        parts[i] += 1
    return [sign * p for p in parts]


def rounded_to(total_minor: int, parts: Mapping[str, float]) -> dict[str, int]:
    """Round parts of either sign so that they sum to a total, by largest remainder.

    What one part takes beyond or short of its exact value is less than a unit where the exact parts sum to the total.
    Ties go to the earlier name, so that the order of the parts does not matter.

    >>> rounded_to(-1, {"b": 0.5, "a": -1.5})
    {'b': 0, 'a': -1}
    """
    whole = {name: floor(value) for name, value in parts.items()}
    by_remainder = sorted(parts, key=lambda name: (whole[name] - parts[name], name))
    each, left = divmod(total_minor - sum(whole.values()), max(1, len(parts)))
    return {name: value + each + (by_remainder.index(name) < left) for name, value in whole.items()}
