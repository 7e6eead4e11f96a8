"""The statistics behind the figures, over counts the engine has grouped; every formula names its source."""

from selaras.analytics.statistics.incidence import Incidence, aalen_johansen
from selaras.analytics.statistics.survival import Survival, kaplan_meier
from selaras.kit.proportion import wilson

__all__ = ["Incidence", "Survival", "aalen_johansen", "kaplan_meier", "wilson"]
