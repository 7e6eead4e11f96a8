"""Close dates that mean nothing any more, and the pipeline weighted by how often its stages were won."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, partial
from math import floor

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import DEALS, Metric, Population
from selaras.analytics.metrics.counting import beside, total
from selaras.analytics.metrics.money import amounts, amounts_sql, open_in_period, pipeline, unpriced
from selaras.analytics.question import WHOLE, Question, largest_first, split
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.yardstick import Yardstick
from selaras.kit.sentence import Sentence

OFTEN = 3
"""A close date pushed so many times says little about when, or whether, the deal will close."""


def _past_due(table: ir.Table) -> ir.Table:
    return table.filter(table.outcome == "open", table.close_day < parameter("today"))


def _often_pushed(table: ir.Table) -> ir.Table:
    return table.filter(table.outcome == "open", table.pushes >= OFTEN)


@cache
def _sums_sql(population: Population, by: Dimension | None) -> str:
    return amounts_sql(population(opportunities.table), by)


def _open_deals(name: str, population: Population, question: Question) -> Answer:
    """Return the amounts of the open deals of a population, whenever they are to close."""
    found = question.moment.columns(_sums_sql(population, question.by), (opportunities,), today=question.today)
    return amounts(question, name, found)


def _hygiene(name: str, population: Population) -> Metric:
    return Metric(
        name=name,
        unit="money",
        measure=partial(_open_deals, name, population),
        over=opportunities,
        populations={"open": population},
        needs=(DEALS,),
    )


PAST_DUE = _hygiene("past_due_pipeline", _past_due)
OFTEN_PUSHED = _hygiene("often_pushed_pipeline", _often_pushed)


@cache
def _chances_sql() -> str:
    """Return the statement of how many closed deals ever stood in a stage, and how many of them were won."""
    told = facts("opportunity_changes")
    stage = ibis.coalesce(told.to_stage, told.stage)
    told = told.select("opportunity_id", state=stage)
    stood = told.filter(told.state.notnull()).distinct()
    deals = opportunities.table.filter(opportunities.table.outcome != "open").select("opportunity_id", "outcome")
    found = stood.join(deals, "opportunity_id")
    sums = found.group_by("state").agg(closed=found.count(), won=(found.outcome == "won").sum().cast("int64"))
    return statement(sums.order_by("state").select("state", "closed", "won"))


@cache
def _stages_sql(stages: tuple[str, ...], by: Dimension | None) -> str:
    deals = open_in_period(stages)(opportunities.table)
    told = deals.select(
        cut=cut_of(deals, by),
        state=ibis.coalesce(deals.stage, ""),
        amount=ibis.coalesce(deals.amount_minor, 0),
        missing=deals.amount_minor.isnull().cast("int64"),
    )
    sums = told.group_by("cut", "state").agg(
        amount=told.amount.sum().cast("int64"), missing=told.missing.sum().cast("int64"), n=told.count().cast("int64")
    )
    return statement(sums.order_by("cut", "state"))


def _chances(question: Question) -> tuple[Callable[[str], Fraction], int] | None:
    """Return the chance of each stage, that of all for stages too few stood in, and how many closed deals there are."""
    rows = question.moment.rows(_chances_sql(), (opportunities,))
    few = question.yardstick.thin_below
    closed, won = sum(n for _, n, _ in rows), sum(n for *_, n in rows)
    if not closed:
        return None
    known = {state: Fraction(wins, n) for state, n, wins in rows if n >= few}
    return lambda state: known.get(state, Fraction(won, closed)), closed


def _weighted(question: Question) -> Answer:
    """Return Σ amount × chance of the stage over the open deals of the period; parts sum to the whole exactly."""
    name = "weighted_pipeline"
    chances = _chances(question)
    if chances is None:
        return Answer(question.refused(name, "money", Sentence.of("metrics-refused-no-stage-history")), (), question.by)
    stages = question.yardstick.coverage.stages_counted
    found = question.moment.columns(_stages_sql(stages, question.by), (opportunities,), **question.period.days)
    by_cut = {cut: (rows, _worth(rows, chances[0])) for cut, rows in split(found)}
    whole = round(sum((worth for _, worth in by_cut.values()), Fraction(0)))
    shared = in_whole_units(whole, {cut: worth for cut, (_, worth) in by_cut.items()})
    parts = {cut: _figure(question, cut, rows, shared[cut]) for cut, (rows, _) in by_cut.items()} if question.by else {}
    return Answer(_figure(question, WHOLE, found, whole), largest_first(parts), question.by)


def _worth(rows: Columns, chance: Callable[[str], Fraction]) -> Fraction:
    pairs = zip(rows["state"], rows["amount"], strict=True)
    return sum((int(amount) * chance(str(state)) for state, amount in pairs), Fraction(0))


def in_whole_units(whole: int, parts: Mapping[str, Fraction]) -> dict[str, int]:
    """Return parts in whole units that sum to the whole: each rounded down, the largest remainders one unit up.

    >>> in_whole_units(4, {"a": Fraction(5, 3), "b": Fraction(7, 3)})
    {'a': 2, 'b': 2}
    """
    found = {name: floor(part) for name, part in parts.items()}
    by_remainder = sorted(parts, key=lambda name: (found[name] - parts[name], name))
    for name in by_remainder[: whole - sum(found.values())]:
        found[name] += 1
    return found


def _figure(question: Question, cut: str, rows: Columns, minor: int) -> Figure:
    deals, missing = total(rows, "n"), total(rows, "missing")
    return question.money(
        "weighted_pipeline",
        cut,
        minor,
        n=deals,
        method="stage_chance",
        present=1 - missing / deals if deals else 1.0,
        beside=beside(question, "weighted_pipeline", cut, deals=deals, missing_amounts=missing),
        notes=(Sentence.of("metrics-note-missing-amounts", n=missing, deals=deals),) if missing else (),
    )


WEIGHTED = Metric(
    name="weighted_pipeline",
    unit="money",
    measure=_weighted,
    over=opportunities,
    populations={"open": pipeline(Yardstick()), "missing_amounts": unpriced(Yardstick())},
    by_charter={"open": pipeline, "missing_amounts": unpriced},
    needs=(DEALS,),
)

HYGIENE = (WEIGHTED, PAST_DUE, OFTEN_PUSHED)
