"""Follow-up: leads never reviewed, never touched, touched by a machine only or too late, and what that may cost.

Compared are leads of one score band, one channel and one time of arrival. The waits are those of the clock on the wall
from qualifying on: a promise counts working hours, a buyer does not.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import ibis
import numpy as np

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.symptoms.cases import DAY, cases
from selaras.analytics.symptoms.looking import Looking, converted, matured
from selaras.core.diagnosis.losing import ENOUGH, Cells, lost
from selaras.core.diagnosis.symptom import Code, Estimate, Symptom, refused
from selaras.kit.proportion import wilson
from selaras.kit.sentence import Sentence

HOUR: Final = 3_600_000_000
(WITHIN_HOUR, WITHIN_FOUR, IN_TIME, LATE, MACHINE, NEVER, UNREVIEWED) = range(7)
"""How a lead was handled; the first three are in time."""
_IN_TIME: Final = (WITHIN_HOUR, WITHIN_FOUR, IN_TIME)
_REVIEWED: Final = (*_IN_TIME, LATE, MACHINE, NEVER)
_TOLD: Final[tuple[tuple[Code, tuple[int, ...], tuple[int, ...]], ...]] = (
    ("never_reviewed", (UNREVIEWED,), _REVIEWED),
    ("never_touched", (MACHINE, NEVER), _IN_TIME),
    ("automatic_only", (MACHINE,), _IN_TIME),
    ("touched_late", (LATE,), _IN_TIME),
    ("touched_slowly", (WITHIN_FOUR, IN_TIME, LATE), (WITHIN_HOUR,)),
)
"""Each symptom, how its leads were handled, and how those were that they are compared with."""
_BANDS: Final = 5
_PLAIN: Final = timedelta(hours=24)


def following(looking: Looking) -> tuple[Symptom, ...]:
    """Return how many accepted leads were not followed up as agreed, and the SQLs and the money that cost."""
    found = looking.columns(handled_sql(), cases, **allowed(looking), at=offset(looking))
    return tuple(_one(looking, told, found) for told in _TOLD)


def allowed(looking: Looking) -> dict[str, int]:
    """Return how long the first contact may take, in microseconds: for the fast lane, and for the others."""
    clause = looking.lead_clause("first_contact")
    plain = clause.allowance.time if clause else _PLAIN
    fast = clause.high_intent_allowance.time if clause and clause.high_intent_allowance else plain
    return {"high": plain // timedelta(microseconds=1), "low": fast // timedelta(microseconds=1)}


def offset(looking: Looking) -> int:
    """Return how far local time was ahead of UTC when the period began, in microseconds."""
    period = looking.question.period
    ahead = period.start.astimezone(ZoneInfo(period.zone)).utcoffset() or timedelta()
    return ahead // timedelta(microseconds=1)


def handling(table: Any) -> Any:
    """Return how each pass was handled, as one of the seven numbers."""
    waited = table.first_attempt_at - table.mql_at
    allowed = ibis.ifelse(table.high_intent, parameter("low"), parameter("high"))
    return ibis.cases(
        (table.first_attempt_at.notnull() & (waited <= HOUR), WITHIN_HOUR),
        (table.first_attempt_at.notnull() & (waited <= ibis.least(4 * HOUR, allowed)), WITHIN_FOUR),
        (table.first_attempt_at.notnull() & (waited <= allowed), IN_TIME),
        (table.first_attempt_at.notnull(), LATE),
        (table.sal_at.isnull(), UNREVIEWED),
        (table.automatic > 0, MACHINE),
        else_=NEVER,
    ).cast("int64")


def arrival(table: Any) -> Any:
    """Return when in the week a pass began, in the charter's zone: weekend, night, morning, afternoon or evening."""
    local = table.mql_at + parameter("at")
    day, hour = local // DAY, (local % DAY) // HOUR
    return ibis.cases(
        ((day + 3) % 7 >= 5, 0), (hour < 8, 1), (hour < 12, 2), (hour < 18, 3), else_=4,
    ).cast("int64")  # fmt: skip


def _population(table: Any) -> Any:
    """Leave what sales took, or never looked at; what it gave back is no matter of following up."""
    made = matured(table)
    forgotten = made.sal_at.isnull() & (made.outcome != "rejected")
    return made.filter(made.sal_at.notnull() | forgotten)


@cache
def handled_sql() -> str:
    """Return the statement that counts passes by whole score, channel, arrival, and how they were handled."""
    made = _population(cases.table)
    told = made.select(
        points=ibis.coalesce(made.score, -1.0).floor().cast("int64"),
        channel="channel",
        arrival=arrival(made),
        handled=handling(made),
        hit=converted(made).cast("int64"),
    )
    keys = ("points", "channel", "arrival", "handled")
    counted = told.group_by(keys).agg(n=told.count().cast("int64"), hits=told.hit.sum().cast("int64"))
    return statement(counted.order_by(*keys))


def bands(points: Any, n: Any, parts: int = _BANDS) -> Any:
    """Return the band of each whole score: fifths of all leads, as far as equal scores can be told apart.

    >>> bands(np.array([60, 70, 80]), np.array([5, 5, 5]), 3).tolist()
    [0, 1, 2]
    """
    _, place = np.unique(points, return_inverse=True)
    sizes = np.bincount(place, weights=n)
    middle = (sizes.cumsum() - sizes / 2) / max(1.0, sizes.sum())
    return np.minimum((middle * parts).astype(np.int64), parts - 1)[place]


def cells(found: Columns, well: Collection[int]) -> Cells:
    """Return the counts by stratum: the score band first, then the channel, then the time of arrival."""
    channel = np.unique(found["channel"].astype(str), return_inverse=True)[1]
    keys = np.stack([bands(found["points"], found["n"]), channel, found["arrival"]])
    return Cells.of(keys, found["handled"], found["n"], found["hits"], well)


def _one(looking: Looking, told: tuple[Code, tuple[int, ...], tuple[int, ...]], found: Columns) -> Symptom:
    code, ways, well = told
    whole = int(found["n"].sum()) if code == "never_reviewed" else int(found["n"][found["handled"] != UNREVIEWED].sum())
    hits = int(found["n"][np.isin(found["handled"], ways)].sum())
    thin = looking.question.yardstick.thin_below
    if whole < thin:
        return refused(code, Sentence.of("symptoms-refused-too-few", n=whole), whole)
    symptom = Symptom(
        code,
        measure=Estimate(hits / whole, *wilson(hits, whole), "wilson"),
        usual=0.0,
        hits=hits,
        n=whole,
        clause=looking.clause(code),
    )
    if hits < thin:
        return replace(symptom, notes=(Sentence.of("symptoms-note-too-few-to-price", n=hits),))
    cost = lost(cells(found, well), ways, well, seed=looking.question.moment.instant % 2**32 + looking.seed)
    if cost.overlap < ENOUGH:
        return replace(symptom, notes=(Sentence.of("symptoms-note-no-overlap", share=cost.overlap),))
    notes = (
        Sentence.of("symptoms-note-sqls", value=cost.hits, low=cost.low, high=cost.high),
        Sentence.of("symptoms-note-like-with-like", share=cost.overlap, fine=cost.fineness),
    )
    money = looking.worth.priced(cost.hits, cost.low, cost.high) if looking.worth else None
    return replace(symptom, money=money, notes=notes, stands_out=cost.low > 0)


def loss_per_lead(looking: Looking) -> float | None:
    """Return the SQLs lost for each lead not touched in time; None where like cannot be compared with like."""

    def work_out() -> float | None:
        found = looking.columns(handled_sql(), cases, **allowed(looking), at=offset(looking))
        cost = lost(cells(found, _IN_TIME), (LATE, MACHINE, NEVER), _IN_TIME, seed=looking.seed, draws=1)
        return cost.hits / cost.compared if cost.compared and cost.overlap >= ENOUGH else None

    return looking.question.moment.remember(("loss per lead", looking), work_out)


def rows_of(code: Code) -> Callable[[Any], Any]:
    """Return the population behind the figure: the passes that were handled this way."""
    ways = next(ways for one, ways, _ in _TOLD if one == code)

    def only(table: Any) -> Any:
        made = _population(table)
        return made.filter(handling(made).isin(ways))

    return only
