"""Metrics in conflict: the two halves of a period, each side's own measure beside the one both share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any, Final

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.metrics.incidence import horizon_of
from selaras.analytics.symptoms.cases import cases
from selaras.analytics.symptoms.following import LATE, allowed, handling
from selaras.analytics.symptoms.looking import Looking, converted, matured
from selaras.core.diagnosis.conflict import Counted, growth, in_conflict
from selaras.core.diagnosis.symptom import Code, Estimate, Symptom, refused
from selaras.kit.sentence import Sentence

SHORTEST: Final = timedelta(days=28)
"""How long each half must be at least."""
_COUNTS: Final = ("n", "sqls", "taken", "taken_sqls", "cared")


def conflicts(looking: Looking) -> tuple[Symptom, ...]:
    """Return whether more MQLs came while fewer of them became SQLs, and more closed while fewer were cared for."""
    edges = _halves(looking)
    codes: tuple[Code, ...] = ("volume_over_quality", "close_rate_over_care")
    if edges is None:
        return tuple(refused(code, Sentence.of("symptoms-refused-too-short", days=SHORTEST.days)) for code in codes)
    found = looking.columns(halves_sql(), cases, **allowed(looking), at=edges[0], limit=edges[1])
    before, after = (_of(found, half) for half in (0, 1))
    thin = looking.question.yardstick.thin_below
    fewest = min(before["taken"], after["taken"])
    if fewest < thin:
        return tuple(refused(code, Sentence.of("symptoms-refused-too-few", n=fewest), fewest) for code in codes)
    return _volume(looking, before, after), _closing(looking, before, after)


def _halves(looking: Looking) -> tuple[int, int] | None:
    """Return the middle and the end of the part of the period whose passes are old enough; None where it is short."""
    start, end = looking.question.period.bounds["start"], looking.question.period.bounds["end"]
    first = looking.question.moment.rows(_first_sql(), (cases,))[0][0]
    start = max(start, start if first is None else int(first))  # a history that begins within is no growth
    end = min(end, looking.question.moment.instant - horizon_of(looking.question))
    half = (end - start) // 2
    return None if half < SHORTEST // timedelta(microseconds=1) else (start + half, start + 2 * half)


@cache
def _first_sql() -> str:
    return statement(cases.table.agg(first=cases.table.mql_at.min()))


@cache
def halves_sql() -> str:
    """Return the statement that counts passes of both halves: SQLs, those taken, and those called in time."""
    made = matured(cases.table)
    made = made.filter(made.mql_at < parameter("limit"))
    taken, hit = made.sal_at.notnull(), converted(made)
    told = made.select(
        half=(made.mql_at >= parameter("at")).cast("int64"),
        sqls=hit.cast("int64"),
        taken=taken.cast("int64"),
        taken_sqls=(taken & hit).cast("int64"),
        cared=(taken & (handling(made) < LATE)).cast("int64"),
    )
    sums = {name: told[name].sum().cast("int64") for name in _COUNTS[1:]}
    return statement(told.group_by("half").agg(n=told.count().cast("int64"), **sums).order_by("half"))


def _of(found: Columns, half: int) -> dict[str, int]:
    mine = found["half"] == half
    return {name: int(found[name][mine].sum()) for name in _COUNTS}


def _volume(looking: Looking, before: dict[str, int], after: dict[str, int]) -> Symptom:
    rises, falls = growth(before["n"], after["n"]), Counted(before["sqls"], before["n"], after["sqls"], after["n"])
    return _told(looking, "volume_over_quality", (rises, 1.0), falls)


def _closing(looking: Looking, before: dict[str, int], after: dict[str, int]) -> Symptom:
    closes = Counted(before["taken_sqls"], before["taken"], after["taken_sqls"], after["taken"])
    falls = Counted(before["cared"], before["n"], after["cared"], after["n"])
    return _told(looking, "close_rate_over_care", (closes.change, 0.0), falls)


def _told(looking: Looking, code: Code, own: tuple[tuple[float, float, float], float], falls: Counted) -> Symptom:
    (value, low, high), level = own
    change, worst, best = falls.change
    note = Sentence.of(
        "symptoms-note-shared-measure",
        before=falls.hits_before / falls.n_before,
        after=falls.hits_after / falls.n_after,
    )
    symptom = Symptom(
        code,
        unit="ratio" if level else "share",
        measure=Estimate(value, low, high, "conditional_binomial" if level else "newcombe"),
        usual=level,
        hits=falls.hits_after,
        n=falls.n_after,
        chance=falls.chance,
        clause=looking.clause(code),
        notes=(note,),
        stands_out=in_conflict(own[0], level, falls),
    )
    if code != "volume_over_quality" or looking.worth is None:
        return symptom
    lost = tuple(-part * falls.n_after for part in (change, best, worst))
    return replace(symptom, money=looking.worth.priced(*lost))


def rows_of(code: Code) -> Callable[[Any], Any]:
    """Return the population behind the figure: the passes that did not become SQLs, or were not called in time."""

    def only(table: Any) -> Any:
        made = matured(table)
        missed = ~converted(made) if code == "volume_over_quality" else handling(made) >= LATE
        return made.filter(missed)

    return only
