"""Questions over the whole history, asked of the lake as it was known at any instant."""

from selaras.analytics.figures import Answer, Cut, Dimension, Figure, Interval
from selaras.analytics.lake import Lake, Moment
from selaras.analytics.metric import Metric
from selaras.analytics.periods import Cuts, Period
from selaras.analytics.question import Question
from selaras.analytics.yardstick import Yardstick

__all__ = [
    "Answer",
    "Cut",
    "Cuts",
    "Dimension",
    "Figure",
    "Interval",
    "Lake",
    "Metric",
    "Moment",
    "Period",
    "Question",
    "Yardstick",
]
