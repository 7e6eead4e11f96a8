"""What a result is worth: the revenue an SQL has come to, and the money in so many results more or fewer."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

from selaras.core.diagnosis.symptom import Estimate
from selaras.kit.proportion import Z95

LEAST: Final = 30
"""SQLs old enough to have been won that the worth of one needs."""


@dataclass(frozen=True, slots=True)
class Worth:
    """The mean revenue of an SQL in minor units, and the standard error of that mean."""

    mean: float
    error: float
    n: int

    @classmethod
    def of(cls, n: int, total: float, squares: float) -> "Worth | None":
        """Return the worth from the number of SQLs, the sum of what each brought and the sum of its squares.

        None where there are too few, or none brought anything.

        >>> Worth.of(30, 300.0, 3600.0).mean
        10.0
        """
        if n < LEAST or total <= 0:
            return None
        mean = total / n
        return cls(mean, sqrt(max(squares / n - mean**2, 0.0) / (n - 1)), n)

    def priced(self, value: float, low: float, high: float) -> Estimate:
        """Return the money in so many SQLs, both its own doubt and that of the worth in the interval.

        The variance is that of a product of two independent estimates (L. A. Goodman, JASA 55, 1960).
        """
        spread = (high - low) / (2 * Z95)
        error = sqrt((value * self.error) ** 2 + (self.mean * spread) ** 2 + (spread * self.error) ** 2)
        middle = value * self.mean
        return Estimate(round(middle), round(middle - Z95 * error), round(middle + Z95 * error), "goodman_product")
