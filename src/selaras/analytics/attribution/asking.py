"""Asking the engine: the deals of a basis, their credits by value, and the steps that chains are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from selaras.analytics.attribution.answer import BASES, BYS, NO_TOUCH, Basis, By
from selaras.analytics.attribution.chains import Steps, counted, steps
from selaras.analytics.attribution.crediting import Numbered, credited_touches, credits_by_deal
from selaras.analytics.attribution.journeys import journey_deals, journey_touches
from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.metrics.money import WON, pipeline
from selaras.analytics.metrics.populations import during, narrowed
from selaras.analytics.question import Question
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.yardstick import Yardstick
from selaras.core.attribution import JourneyRule, Model, model_of
from selaras.core.charter import starting_terms
from selaras.kit.errors import InputError

BEHIND = (
    "opportunity_id", "name", "account_id", "segment", "stage", "outcome", "amount_minor", "created_at", "closed_at",
    "close_day", "touches", "credit",
)  # fmt: skip
"""What is shown of the deals behind a line."""
_CLOSED = narrowed(during("closed_at"), "outcome", "won", "lost")


class _Cut(NamedTuple):
    """What decides which deals are asked about, and by what they are cut; statements are remembered by it."""

    basis: Basis
    narrow: bool
    yardstick: Yardstick
    by: By


@dataclass(frozen=True)
class Ask:
    """What is asked of the engine: a question with its basis and, where wanted, of one segment only."""

    question: Question
    by: By = "channel"
    basis: Basis = "won"
    segment: str | None = None

    def __post_init__(self) -> None:
        if self.by not in BYS:
            raise InputError(f"credit has no cut {self.by}", next_step=f"use one of {', '.join(BYS)}")
        if self.basis not in BASES:
            raise InputError(f"'{self.basis}' is not a basis", next_step=f"use one of {', '.join(BASES)}")

    @cached_property
    def models(self) -> Numbered:
        """The charter's models, or those of the starting charter where it has none."""
        return models_of(self.question.yardstick)

    def rule(self, model: Model) -> JourneyRule:
        """Return which touches a model looks at."""
        return rule_of(self.question.yardstick, model.lookback_days)

    @cached_property
    def families(self) -> Mapping[JourneyRule, Numbered]:
        """The models that share out each deal by itself, by the touches they look at."""
        found: dict[JourneyRule, list[Model]] = {}
        for model in self.models:
            if model.per_deal:
                found.setdefault(self.rule(model), []).append(model)
        return {rule: tuple(models) for rule, models in found.items()}

    def deals(self, rule: JourneyRule) -> list[tuple[Any, ...]]:
        """Return the deals of the basis in order of their ids: id, amount (None: nobody said), touches, sources."""
        return self._rows(_deals_sql(self._cut, rule), rule)

    def totals(self, rule: JourneyRule, models: Numbered) -> list[tuple[Any, ...]]:
        """Return value, deals, touches, amount of the deals, and the credit under each model."""
        return self._rows(_totals_sql(self._cut, rule, models), rule, models)

    def pairs(self, rule: JourneyRule, models: Numbered) -> Columns:
        """Return deal, value and the credit under each model as columns."""
        sql, needs = _pairs_sql(self._cut, rule, models), (credited_touches(rule, models),)
        return self.question.moment.columns(sql, (opportunities, *needs), **self._values)

    def steps(self, model: Model, place: dict[str, int] | None = None) -> Steps:
        """Return the steps of the deals that closed in the period; those of each deal where places are given."""
        sql = _steps_sql(self._cut, self.rule(model), model.order, place is not None)
        return Steps.of(self._rows(sql, self.rule(model)), model.order, place)

    def closed(self, rule: JourneyRule) -> dict[str, int]:
        """Return the deals that closed in the period, won or lost, with a place for each."""
        sql = _closed_sql(self.segment is not None, rule)
        return {deal: place for place, (deal,) in enumerate(self._rows(sql, rule))}

    def behind(self, rule: JourneyRule, models: Numbered, place: int | None, value: str, **page: int) -> tuple[
        list[tuple[Any, ...]], int
    ]:  # fmt: skip
        """Return one page of the deals behind a line, and how many there are; NO_TOUCH: those no touch stands before.

        ``place`` is the model's number among those that credit each deal; without one the deals say no credit.
        """
        key = (self._cut, rule, models, place, value == NO_TOUCH)
        needs = (opportunities, credited_touches(rule, models))
        values = {**self._values, "value": value}
        rows = self.question.moment.rows(_behind_sql(*key), needs, **values, **page)
        total = self.question.moment.rows(_behind_count_sql(*key), needs, **values)[0][0]
        return rows, total

    @property
    def _cut(self) -> _Cut:
        return _Cut(self.basis, self.segment is not None, self.question.yardstick, self.by)

    @property
    def _values(self) -> dict[str, int | str]:
        period = self.question.period
        return {**period.bounds, **period.days, **({"segment": self.segment} if self.segment is not None else {})}

    def _rows(self, sql: str, rule: JourneyRule, models: Numbered = ()) -> list[tuple[Any, ...]]:
        needs = (credited_touches(rule, models),) if models else (journey_deals(rule),)
        return self.question.moment.rows(sql, (opportunities, *needs), **self._values)


@lru_cache(maxsize=64)
def models_of(yardstick: Yardstick) -> Numbered:
    """Return the charter's models, or those of the starting charter where it has none."""
    return tuple(model_of(terms) for terms in yardstick.attribution or starting_terms().figures.attribution)


def rule_of(yardstick: Yardstick, lookback_days: int) -> JourneyRule:
    """Return which touches stand before a deal by the charter."""
    return JourneyRule(yardstick.buying_group, yardstick.touches_counted, lookback_days)


def _chosen(cut: _Cut) -> ir.Table:
    population = WON if cut.basis == "won" else pipeline(cut.yardstick)
    return _of_segment(population(opportunities.table), cut.narrow).select("opportunity_id")


def _of_segment(deals: ir.Table, narrow: bool) -> ir.Table:
    return deals.filter(deals.segment == parameter("segment")) if narrow else deals


def _walked(rule: JourneyRule, chosen: ir.Table) -> ir.Table:
    deals = journey_deals(rule).table
    return deals.join(chosen, "opportunity_id")


@lru_cache(maxsize=256)
def _deals_sql(cut: _Cut, rule: JourneyRule) -> str:
    deals = _walked(rule, _chosen(cut))
    told = deals.select("opportunity_id", "amount_minor", "n", "source_channel", "source_campaign", "segment")
    return statement(told.order_by("opportunity_id"))


@lru_cache(maxsize=256)
def _totals_sql(cut: _Cut, rule: JourneyRule, models: Numbered) -> str:
    found = _by_deal(cut, rule, models).alias("credited_deals")
    sums = {f"m{k}": found[f"m{k}"].sum().cast("int64") for k in range(len(models))}
    told = found.group_by("value").agg(
        deals=found.count(), touched=found.touches.sum(), amounts=found.amount.sum().cast("int64"), **sums
    )
    return statement(told.select("value", "deals", "touched", "amounts", *sums).order_by("value"))


@lru_cache(maxsize=256)
def _pairs_sql(cut: _Cut, rule: JourneyRule, models: Numbered) -> str:
    found = _by_deal(cut, rule, models)
    named = [f"m{k}" for k in range(len(models))]
    return statement(found.select("opportunity_id", "value", *named).order_by("opportunity_id", "value"))


def _by_deal(cut: _Cut, rule: JourneyRule, models: Numbered) -> ir.Table:
    deals = _walked(rule, _chosen(cut))
    return credits_by_deal(deals, credited_touches(rule, models).table, models, cut.by)


@lru_cache(maxsize=256)
def _behind_sql(*key: Any) -> str:
    found = _behind(*key)
    ordered = found.order_by(found.credit.desc(), found.amount_minor.desc(), found.opportunity_id)
    return f"{statement(ordered)} LIMIT $limit OFFSET $skip"


@lru_cache(maxsize=256)
def _behind_count_sql(*key: Any) -> str:
    found = _behind(*key)
    return statement(found.agg(total=found.count()))


def _behind(cut: _Cut, rule: JourneyRule, models: Numbered, place: int | None, bare: bool) -> ir.Table:
    """Return the deals with a touch of the value (of the segment, where lines are segments), or with none at all."""
    named = opportunities.table.select(*BEHIND[:-2])
    if bare or cut.by == "segment":
        deals = _walked(rule, _chosen(cut))
        chosen = deals.filter(deals.n == 0) if bare else deals.filter(deals.segment == parameter("value"))
        nothing = ibis.literal(0, "int64") if bare else ibis.coalesce(chosen.amount_minor, 0)
        chosen = chosen.select("opportunity_id", touches="n", credit=nothing)
    else:
        found = _by_deal(cut, rule, models).alias("credited_deals")
        credit = ibis.null("int64") if place is None else found[f"m{place}"]
        chosen = found.filter(found.value == parameter("value"))
        chosen = chosen.select("opportunity_id", "touches", credit=credit)
    return named.join(chosen, "opportunity_id").select(*BEHIND)


@lru_cache(maxsize=256)
def _steps_sql(cut: _Cut, rule: JourneyRule, order: int, per_deal: bool) -> str:
    deals = _walked(rule, _of_segment(_CLOSED(opportunities.table), cut.narrow).select("opportunity_id"))
    made = counted(steps(deals, journey_touches(rule).table, order, cut.by), per_deal=per_deal)
    deal = ["opportunity_id"] if per_deal else []
    return statement(made.select(*deal, "value", "end", *(f"b{k}" for k in range(1, order + 1)), "times"))


@lru_cache(maxsize=64)
def _closed_sql(narrow: bool, rule: JourneyRule) -> str:
    deals = _walked(rule, _of_segment(_CLOSED(opportunities.table), narrow).select("opportunity_id"))
    return statement(deals.filter(deals.n > 0).select("opportunity_id").order_by("opportunity_id"))


def source_of(row: tuple[Any, ...], by: By) -> str | None:
    """Return which value created the first pass of a deal; None where a pass knows nothing of the kind.

    >>> source_of(("opportunity_1", 100, 3, "webinars", "spring", "smb"), "channel")
    'webinars'
    """
    places: dict[By, int] = {"channel": 3, "campaign": 4, "segment": 5}
    return None if by not in places else row[places[by]] or UNKNOWN
