"""Promises about a week, a month or a quarter, of both sides, as the core judges them by what the lake knew.

The figure of a promise is that of the clause's own period in which the asked one ends, or which runs at ``as_of``; the
figure of the period before stands beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import UNKNOWN, Answer, Cut, Figure, Unit
from selaras.analytics.metric import Metric, Population
from selaras.analytics.metrics.counting import sums_sql
from selaras.analytics.metrics.money import WON
from selaras.analytics.metrics.populations import during, narrowed
from selaras.analytics.metrics.volume import MQL_VOLUME
from selaras.analytics.question import Question
from selaras.analytics.relations.handoffs import FIELDS, handoffs
from selaras.analytics.relations.kept import Kept as Relation
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.promised import capacities, commitments, deliveries
from selaras.analytics.told import told
from selaras.analytics.yardstick import Yardstick
from selaras.core.charter.terms import PeriodClause
from selaras.core.charter.terms.promises import PeriodKind
from selaras.core.sla import (
    Judgement,
    Kept,
    capacity_notice,
    cohort_of,
    data_complete,
    delivered,
    forecast,
    quality,
    volume,
)
from selaras.core.sla.deliveries import (
    FORECAST_AHEAD,
    capacity_changes,
    content_delivered,
    forecast_pairs,
    reports_delivered,
)
from selaras.kit.sentence import Sentence

_MOMENT = timedelta(microseconds=1)
_WORST_FIRST: tuple[Judgement, ...] = ("missed", "pending", "no_data", "met")
_COUNTS = frozenset({"volume", "content", "campaign_report"})
_SHARES_OF_N = frozenset({"quality", "data_complete", "capacity_notice"})

Judge = Callable[[PeriodClause, Question], Kept]


def aged(question: Question) -> dict[str, int]:
    """Return the bounds of the cohort that comes of age in the period, as the engine takes them."""
    yardstick = question.yardstick
    bounds = cohort_of(yardstick.cuts, question.period, yardstick.horizon).bounds
    return {"aged_from": bounds["start"], "aged_until": bounds["end"]}


def _volume(clause: PeriodClause, question: Question) -> Kept:
    count = MQL_VOLUME.measure(question).whole.n
    return volume(clause, count, question.period, question.moment.as_of)


def _cohort(table: ir.Table) -> ir.Table:
    return table.filter(table.mql_at >= parameter("aged_from"), table.mql_at < parameter("aged_until"))


def _of_age(table: ir.Table) -> ir.BooleanValue:
    return table.mql_at + parameter("horizon") <= parameter("as_of")


def _converted(table: ir.Table) -> ir.BooleanValue:
    return ibis.coalesce(table.sql_at - table.mql_at <= parameter("horizon"), False)


@cache
def _quality_sql() -> str:
    made = _cohort(passes.table)
    old = _of_age(made)
    return sums_sql(made, None, mature=old, immature=~old, converted=old & _converted(made))


def _quality(clause: PeriodClause, question: Question) -> Kept:
    horizon = question.yardstick.horizon // _MOMENT
    found = question.moment.columns(_quality_sql(), (passes,), horizon=horizon, **aged(question))
    converted, mature, immature = (int(found[name].sum()) for name in ("converted", "mature", "immature"))
    return quality(clause, converted, mature, immature)


@cache
def _known_sql(fields: tuple[str, ...]) -> str:
    made = during("mql_at")(handoffs.table)
    known = made.select(**{name: made[f"has_{name}"] for name in fields})
    return statement(known.group_by(*fields).agg(n=known.count()))


def _data_complete(clause: PeriodClause, question: Question) -> Kept:
    seen, unseen = _seen(clause)
    if seen:
        rows = question.moment.rows(_known_sql(seen), (handoffs,), **question.period.bounds)
    else:
        rows = [(MQL_VOLUME.measure(question).whole.n,)]
    told_of = [
        ({*unseen, *(name for name, known in zip(seen, row[:-1], strict=True) if known)}, row[-1]) for row in rows
    ]
    return data_complete(clause, told_of, running=_running(question))


def _seen(clause: PeriodClause) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a clause that the lake can see, and the personal ones that it cannot."""
    seen = tuple(name for name in clause.fields if name in FIELDS)
    return seen, tuple(name for name in clause.fields if name not in FIELDS)


def _content(clause: PeriodClause, question: Question) -> Kept:
    period, where = question.period, "kind = 'content.delivered' AND happened_at >= $start AND happened_at < $end"
    facts = told(question.moment, deliveries, "deliverables", where, **period.bounds)
    return delivered(clause, content_delivered(facts, period.zone), period, question.moment.as_of)


def _reports(clause: PeriodClause, question: Question) -> Kept:
    period = question.period
    week = question.yardstick.cuts.days(period.first_day - timedelta(days=7), period.last_day)
    where = "kind = 'report.delivered' AND happened_at >= $start AND happened_at < $end"
    facts = told(question.moment, deliveries, "deliverables", where, **week.bounds)
    return delivered(clause, reports_delivered(facts, period), period, question.moment.as_of)


@cache
def _won_sql() -> str:
    return sums_sql(WON(opportunities.table), "team", won=ibis.coalesce(opportunities.table.amount_minor, 0))


def _forecast(clause: PeriodClause, question: Question) -> Kept:
    period, currency = question.period, question.yardstick.currency
    facts = told(question.moment, commitments, "forecasts", "first_day = $low AND last_day = $high", **period.days)
    found = question.moment.columns(_won_sql(), (opportunities,), **period.bounds)
    teams = ("" if team == UNKNOWN else str(team) for team in found["cut"])
    won = {team: int(amount) for team, amount in zip(teams, found["won"], strict=True)}
    return forecast(clause, forecast_pairs(facts, won, period, currency), period, question.moment.as_of)


def _capacity(clause: PeriodClause, question: Question) -> Kept:
    facts = told(question.moment, capacities, "capacities", "happened_at < $end", **question.period.bounds)
    return capacity_notice(clause, capacity_changes(facts), question.period, running=_running(question))


def _running(question: Question) -> bool:
    return question.moment.as_of < question.period.end


_JUDGES: Mapping[PeriodKind, Judge] = {
    "volume": _volume,
    "quality": _quality,
    "data_complete": _data_complete,
    "content": _content,
    "campaign_report": _reports,
    "forecast": _forecast,
    "capacity_notice": _capacity,
}


def _measure(kind: PeriodKind, question: Question) -> Answer:
    """Return the figure of every clause of a kind, and of all of them the one that stands worst."""
    clauses = [clause for clause in question.yardstick.promises if clause.promise == kind]
    name, unit = f"promise_{kind}", _unit(kind)
    if not clauses:
        return Answer(question.refused(name, unit, Sentence.of("metrics-refused-no-such-promise")), (), question.by)
    figures = [_with_the_one_before(clause, question) for clause in clauses]
    worst = min(figures, key=lambda figure: _WORST_FIRST.index(figure.judgement or "no_data"))
    parts = tuple(figures) if question.by else ()
    return Answer(replace(worst, cut=None), parts, question.by)


def _with_the_one_before(clause: PeriodClause, question: Question) -> Figure:
    cuts, wanted = question.yardstick.cuts, question.period
    last = max(min(question.moment.as_of, wanted.end - _MOMENT), wanted.start)
    own = cuts.holding(last, clause.every)
    now, before = (_judged(clause, question.of(None).during(period)) for period in (own, cuts.before(own)))
    return replace(now, beside=(*now.beside, replace(before, metric=f"{now.metric}.before", beside=())))


def _judged(clause: PeriodClause, question: Question) -> Figure:
    kept = _JUDGES[clause.promise](clause, question)
    name, unit = f"promise_{clause.promise}", _unit(clause.promise)
    write = int if unit == "count" else float
    tell = partial(question.figure, n=kept.n)
    floor = () if kept.floor is None else (tell(f"{name}.floor", unit, value=write(kept.floor)),)
    of_n = clause.promise in _SHARES_OF_N and kept.value is not None
    figure = tell(
        name,
        unit,
        value=None if kept.value is None else write(kept.value),
        numerator=int(kept.value * kept.n) if of_n and kept.value is not None else None,
        denominator=kept.n if of_n else None,
        method="promise",
        beside=floor,
        notes=tuple(_notes(clause, kept)),
        judgement=kept.judgement,
    )
    return replace(figure, cut=Cut("clause", clause.name), thin=False)


def _notes(clause: PeriodClause, kept: Kept) -> list[Sentence]:
    notes = [Sentence.of(f"metrics-note-promise-{kept.judgement.replace('_', '-')}")]
    if kept.missing:
        notes.append(Sentence.of("metrics-note-promise-missing", missing=kept.missing))
    if clause.promise == "data_complete" and (unseen := _seen(clause)[1]):
        notes.append(Sentence.of("metrics-note-unseen-fields", fields=unseen))
    return notes


def _unit(kind: PeriodKind) -> Unit:
    return "count" if kind in _COUNTS else "share"


def _lacking(yardstick: Yardstick) -> Population:
    """Leave the hand-offs that lack a field some clause names."""
    clauses = (clause for clause in yardstick.promises if clause.promise == "data_complete")
    fields = tuple(dict.fromkeys(name for clause in clauses for name in _seen(clause)[0]))

    def only(table: ir.Table) -> ir.Table:
        made = during("mql_at")(table)
        return made.filter(~ibis.and_(*(made[f"has_{name}"] for name in fields))) if fields else made.limit(0)

    return only


def _about_the_week_before(table: ir.Table) -> ir.Table:
    return table.filter(table.kind == "report.delivered", table.week_day == parameter("low") - 7)


def _reports_of(yardstick: Yardstick) -> Population:
    """Leave the reports a period owes: a week that about the week before, a longer one those that came in it."""
    weekly = any(c.promise == "campaign_report" and c.every == "week" for c in yardstick.promises)
    return _about_the_week_before if weekly else narrowed(during("happened_at"), "kind", "report.delivered")


def _said(table: ir.Table) -> ir.Table:
    late = parameter("end") - FORECAST_AHEAD // _MOMENT
    about = table.filter(table.first_day == parameter("low"), table.last_day == parameter("high"))
    return about.filter(about.happened_at <= late)


def _promise(
    kind: PeriodKind,
    over: Relation,
    populations: Mapping[str, Population],
    **by_charter: Callable[[Yardstick], Population],
) -> Metric:
    return Metric(
        name=f"promise_{kind}",
        unit=_unit(kind),
        measure=partial(_measure, kind),
        over=over,
        populations=populations,
        cuts=("clause",),
        cuts_rows=False,
        by_charter=by_charter,
    )


PERIOD_PROMISES = (
    _promise("volume", passes, {"cohort": during("mql_at")}),
    _promise(
        "quality",
        passes,
        {
            "cohort": lambda table: _cohort(table).filter(_of_age),
            "reached": lambda table: _cohort(table).filter(_of_age, _converted),
        },
    ),
    _promise(
        "data_complete",
        handoffs,
        {"cohort": during("mql_at"), "lacking": _lacking(Yardstick())},
        lacking=_lacking,
    ),
    _promise("content", deliveries, {"delivered": narrowed(during("happened_at"), "kind", "content.delivered")}),
    _promise("campaign_report", deliveries, {"delivered": _about_the_week_before}, delivered=_reports_of),
    _promise("forecast", commitments, {"said": _said}),
    _promise("capacity_notice", capacities, {"begun": during("from_at")}),
)
"""A metric for every kind of promise about a period."""
