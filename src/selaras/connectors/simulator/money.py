"""Exchange rates of the simulated company, quarter by quarter, and exact conversion of whole columns."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from selaras.connectors.simulator.arrays import Ints
from selaras.connectors.simulator.frame import Frame
from selaras.core.charter.terms import Rate

BASE = "USD"
FOREIGN = "IDR"
_SCALE = 10**10
_PATH = ("0.0000612", "0.0000618", "0.0000609", "0.0000604", "0.0000611", "0.0000621", "0.0000615", "0.0000607")


@dataclass(frozen=True, slots=True)
class Rates:
    """US dollars for one rupiah, from the first day of each quarter on; both currencies have two digits."""

    rates: tuple[Rate, ...]
    starts: Ints
    scaled: Ints

    @classmethod
    def over(cls, frame: Frame) -> "Rates":
        """Return an invented path of rates over the quarters of a frame."""
        quarters = frame.quarters()
        values = [Decimal(_PATH[i % len(_PATH)]) for i in range(len(quarters))]
        rates = tuple(
            Rate(currency=FOREIGN, from_date=first, rate=rate)
            for (first, _), rate in zip(quarters, values, strict=True)
        )
        starts = np.array([frame.midnight(first) for first, _ in quarters], dtype=np.int64)
        return cls(rates, starts, np.array([int(value * _SCALE) for value in values], dtype=np.int64))

    @property
    def typical(self) -> float:
        """Return how many rupiah a dollar is, roughly."""
        return float(_SCALE / self.scaled.mean())

    def to_base(self, amount_minor: Ints, foreign: Ints | np.ndarray, at: Ints) -> Ints:
        """Return amounts in the base currency at the rate of their instant, rounded half to even, exactly."""
        rate = self.scaled[np.maximum(np.searchsorted(self.starts, at, side="right") - 1, 0)]
        whole, rest = np.divmod(np.where(foreign, amount_minor, 0) * rate, _SCALE)
        up = (2 * rest > _SCALE) | ((2 * rest == _SCALE) & (whole % 2 == 1))
        converted: Ints = np.where(foreign, whole + up, amount_minor)
        return converted
