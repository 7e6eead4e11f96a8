"""What a figure takes from the charter: currency, how time is cut, the horizon, and what counts as too few."""

from dataclasses import dataclass
from datetime import timedelta

from selaras.analytics.periods import Cuts
from selaras.core.charter.terms import CoverageRule, Target, Terms


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How both teams agreed to measure. Without a charter: UTC, calendar quarters, 90 days, 30 passes, no target."""

    cuts: Cuts = Cuts()
    currency: str = "USD"
    horizon: timedelta = timedelta(days=90)
    thin_below: int = 30
    targets: tuple[Target, ...] = ()
    coverage: CoverageRule = CoverageRule()

    @classmethod
    def of(cls, terms: Terms | None) -> "Yardstick":
        """Return the yardstick of the charter in force, or the plain one where none is.

        >>> Yardstick.of(None).horizon.days
        90
        """
        if terms is None:
            return cls()
        return cls(
            cuts=Cuts(terms.time_zone, terms.fiscal_year_starts),
            currency=terms.currency,
            horizon=timedelta(days=terms.figures.conversion_horizon_days),
            thin_below=terms.figures.thin_below,
            targets=terms.figures.targets,
            coverage=terms.figures.coverage,
        )
