"""Fetching: everything one side of a comparison is counted from, for one period, as columns."""

from dataclasses import dataclass

import numpy as np

from selaras.analytics.diagnosis.cohorts import (
    came_sql,
    captured_sql,
    closed_sql,
    cohort_sql,
    opened_sql,
    versions_sql,
)
from selaras.analytics.door import Columns
from selaras.analytics.question import Question
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import leads
from selaras.kit.periods import Period

NEEDS = (passes, opportunities, leads)


@dataclass(frozen=True)
class Fetched:
    """The passes that began in a period, the other leads that came, and the deals that were decided or opened."""

    period: Period
    passes: Columns
    captured: Columns
    closed: Columns
    opened: Columns

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.period.last_day - self.period.first_day).days + 1

    @property
    def size(self) -> int:
        """How many passes began in the period."""
        return int(self.passes["age"].size)

    @property
    def leads(self) -> int:
        """How many leads came in the period."""
        return int(self.captured["n"].sum()) + int(self.passes["captured"].sum())


def fetched(question: Question) -> Fetched:
    """Return the columns of the question's period."""
    moment, bounds = question.moment, question.period.bounds
    start = question.yardstick.contact_start
    return Fetched(
        question.period,
        *(
            moment.columns(sql, NEEDS, **bounds)
            for sql in (cohort_sql(start), captured_sql(), closed_sql(), opened_sql())
        ),
    )


def under_which_version(question: Question, found: Fetched) -> tuple[str, int]:
    """Return the version of the charter that most passes of the period began under, and when the first ever did."""
    told = question.moment.columns(versions_sql(), (passes,))
    names, counts = np.unique(found.passes["version"].astype(str), return_counts=True)
    version = str(names[counts.argmax()])
    return version, int(told["first"][told["version"].astype(str) == version][0])


def decided(question: Question) -> Columns:
    """Return the deals of the question's period that were won or lost."""
    return question.moment.columns(closed_sql(), NEEDS, **question.period.bounds)


def came(question: Question, period: Period) -> Columns:
    """Return every lead that came in a period."""
    return question.moment.columns(came_sql(), NEEDS, **period.bounds)
