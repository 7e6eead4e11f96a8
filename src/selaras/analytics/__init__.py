"""Questions over the whole history, asked of the lake as it was known at any instant."""

from selaras.analytics.catalogue import METRICS, asked, measure, metric_named, question_of, trend
from selaras.analytics.figures import Answer, Cut, Dimension, Figure, Interval, Unit
from selaras.analytics.lake import Lake, keep_ready
from selaras.analytics.metric import Metric
from selaras.analytics.moment import Moment
from selaras.analytics.monday import Change, Monday, default_period, monday, prepare, whole_history
from selaras.analytics.notebook import Notebook, from_tables, open_lake
from selaras.analytics.question import Question
from selaras.analytics.rows import Rows, rows_behind
from selaras.analytics.trends import Trend, watched_trend
from selaras.analytics.yardstick import Yardstick
from selaras.kit.periods import Cuts, Period

__all__ = [
    "METRICS",
    "Answer",
    "Change",
    "Cut",
    "Cuts",
    "Dimension",
    "Figure",
    "Interval",
    "Lake",
    "Metric",
    "Moment",
    "Monday",
    "Notebook",
    "Period",
    "Question",
    "Rows",
    "Trend",
    "Unit",
    "Yardstick",
    "asked",
    "default_period",
    "from_tables",
    "keep_ready",
    "measure",
    "metric_named",
    "monday",
    "open_lake",
    "prepare",
    "question_of",
    "rows_behind",
    "trend",
    "watched_trend",
    "whole_history",
]
