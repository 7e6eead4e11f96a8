"""Cherry-picking: whether leads that score alike are taken, called in time and tried as often, whoever they are.

Compared are leads of one score band, quarter of a year, team, lane and
time of arrival: small companies with large ones, leaders with others. How
often sales tries is compared among leads that did not become SQLs, since one that does needs no further call.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import ibis
import numpy as np

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.symptoms.cases import DAY, cases
from selaras.analytics.symptoms.following import LATE, allowed, arrival, bands, handling, loss_per_lead, offset
from selaras.analytics.symptoms.looking import Looking, converted, matured
from selaras.core.diagnosis.skew import Difference, Group, skew
from selaras.core.diagnosis.symptom import Estimate, Symptom, judged, refused
from selaras.kit.sentence import Sentence

Outcome = Literal["accepted", "in_time", "attempts"]
SIZES: Final = (100, 200, 350)
LEADERS: Final = ("c_level", "vp", "director")
_SIDES: Final = {"size": ("small_companies", "large_companies"), "senior": ("others", "leaders")}
"""What each attribute divides the leads into: the side of the low values, and of the high ones."""
_SUMS: Final = ("decided", "taken", "worked", "in_time", "tried", "attempts", "squares")
_OUTCOMES: Final[dict[Outcome, tuple[str, str, str]]] = {
    "accepted": ("decided", "taken", "taken"),
    "in_time": ("worked", "in_time", "in_time"),
    "attempts": ("tried", "attempts", "squares"),
}
"""Of each outcome the sums that hold how many, the total, and the total of squares."""


def picking(looking: Looking) -> tuple[Symptom, ...]:
    """Return who is favoured at equal score, by every outcome; and by which reps, for those who coach."""
    found = looking.columns(effort_sql(), cases, **allowed(looking), at=offset(looking))
    n = int(found["worked"].sum())
    if n < 2 * looking.question.yardstick.thin_below:
        return (refused("cherry_picking", Sentence.of("symptoms-refused-too-few", n=n), n),)
    whole = judged(_company(looking, found), worse="above")
    people = judged(_reps(looking), worse="above") if looking.people else ()
    return (*whole, *people)


@cache
def effort_sql(by: Literal["team", "rep"] = "team") -> str:
    """Return the statement that sums what leads got, by score and all else that is held equal, size and seniority."""
    made = matured(cases.table)
    worked = made.sal_at.notnull()
    tried = worked & ~converted(made) & made.first_attempt_at.notnull()
    size = ibis.cases(*((made.employees < edge, place) for place, edge in enumerate(SIZES)), else_=len(SIZES))
    told = made.select(
        points=ibis.coalesce(made.score, -1.0).floor().cast("int64"),
        quarter=((made.mql_at - parameter("start")) // (91 * DAY)).cast("int64"),
        team=made[by],
        fast=made.high_intent.cast("int64"),
        arrival=arrival(made),
        size=ibis.ifelse(made.employees.isnull(), -1, size).cast("int64"),
        senior=ibis.ifelse(made.seniority.isnull(), -1, made.seniority.isin(LEADERS).cast("int64")).cast("int64"),
        decided=(worked | (made.outcome == "rejected")).cast("int64"),
        taken=worked.cast("int64"),
        worked=worked.cast("int64"),
        in_time=(worked & (handling(made) < LATE)).cast("int64"),
        tried=tried.cast("int64"),
        attempts=ibis.ifelse(tried, made.attempts, 0).cast("int64"),
        squares=ibis.ifelse(tried, made.attempts * made.attempts, 0).cast("int64"),
    )
    keys = ("points", "quarter", "team", "fast", "arrival", "size", "senior")
    summed = told.group_by(keys).agg(**{name: told[name].sum().cast("int64") for name in _SUMS})
    return statement(summed.order_by(*keys))


@dataclass(frozen=True, slots=True)
class _Divided:
    """The rows divided in two by an attribute, in their strata."""

    attribute: str
    stratum: Any
    high: Any
    known: Any
    rows: Columns

    def difference(self, outcome: Outcome) -> Difference | None:
        """Return how much more the low side gets."""
        return skew(self._group(outcome, high=False), self._group(outcome, high=True))

    def counted(self, outcome: Outcome, *, high: bool) -> int:
        """Return how many there are on one side."""
        return int(self._group(outcome, high=high).n.sum())

    def _group(self, outcome: Outcome, *, high: bool) -> Group:
        mine = self.known & (self.high == high)
        size = int(self.stratum.max()) + 1
        n, total, squares = (
            np.bincount(self.stratum[mine], weights=self.rows[name][mine], minlength=size).astype(np.float64)
            for name in _OUTCOMES[outcome]
        )
        return Group(n, total, squares)


def _divided(rows: Columns, attribute: str, keys: tuple[str, ...]) -> _Divided:
    columns = [bands(rows["points"], rows["worked"]), *(_coded(rows[key]) for key in keys)]
    stratum = np.unique(np.stack(columns), axis=1, return_inverse=True)[1].reshape(-1)
    values = rows[attribute]
    known = values >= 0
    return _Divided(attribute, stratum, values > _middle(values[known], rows["worked"][known]), known, rows)


def _middle(values: Any, n: Any) -> int:
    """Return the value that divides the leads most nearly in two halves: those at it and below, and those above."""
    edges = np.unique(values)[:-1]
    if not edges.size:
        return 0
    shares = [abs(n[values <= edge].sum() / max(1, n.sum()) - 0.5) for edge in edges]
    return int(edges[int(np.argmin(shares))])


def _coded(column: Any) -> Any:
    return np.unique(column.astype(str), return_inverse=True)[1]


def _company(looking: Looking, found: Columns) -> Iterator[Symptom]:
    for attribute in _SIDES:
        split = _divided(found, attribute, ("quarter", "team", "fast", "arrival"))
        for outcome in _OUTCOMES:
            difference = split.difference(outcome)
            if difference is not None:
                yield _favoured(looking, split, outcome, difference)


def _favoured(looking: Looking, split: _Divided, outcome: Outcome, found: Difference) -> Symptom:
    """Return the symptom told of the side that gets more, so that the difference is never below nought."""
    low_side = found.value >= 0
    value, low, high = (found.value, found.low, found.high) if low_side else (-found.value, -found.high, -found.low)
    left_out = split.counted(outcome, high=low_side)
    each = loss_per_lead(looking) if outcome == "in_time" else None
    money = None
    if each is not None and looking.worth is not None:
        money = looking.worth.priced(*(part * left_out * each for part in (value, low, high)))
    return Symptom(
        "cherry_picking",
        by=outcome,
        cut=_SIDES[split.attribute][0 if low_side else 1],
        unit="attempts" if outcome == "attempts" else "share",
        measure=Estimate(value, low, high, "mantel_haenszel"),
        usual=0.0,
        n=found.n,
        money=money,
        chance=found.chance,
        clause=looking.clause("cherry_picking"),
        notes=(Sentence.of("symptoms-note-ease-is-not-all"),),
    )


def _reps(looking: Looking) -> Iterator[Symptom]:
    """Yield of each rep how much likelier small companies are called in time than large ones that score alike."""
    found = looking.columns(effort_sql("rep"), cases, **allowed(looking), at=offset(looking))
    for rep in np.unique(found["team"].astype(str)):
        mine = {name: column[found["team"].astype(str) == rep] for name, column in found.items()}
        if mine["worked"].sum() < 2 * looking.question.yardstick.thin_below:
            continue
        difference = _divided(mine, "size", ("quarter", "fast", "arrival")).difference("in_time")
        if difference is not None:
            yield Symptom(
                "rep_picks",
                by="rep",
                cut=str(rep),
                measure=Estimate(difference.value, difference.low, difference.high, "mantel_haenszel"),
                usual=0.0,
                n=difference.n,
                chance=difference.chance,
                clause=looking.clause("rep_picks"),
            )


def rows_of(table: Any) -> Any:
    """Leave the leads taken and not called in time, the population behind both figures."""
    made = matured(table)
    return made.filter(made.sal_at.notnull(), handling(made) >= LATE)
