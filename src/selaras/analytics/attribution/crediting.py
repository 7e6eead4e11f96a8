"""Crediting in the engine: what every touch gets under every model that shares out each deal by itself.

Credits are whole units; those of a deal sum to its amount exactly, except where a model credits none of its touches:
then all are 0, and the amount belongs to "(no touch)".
"""

from functools import lru_cache
from hashlib import sha256

import ibis
import ibis.expr.types as ir

from selaras.analytics.attribution.anchoring import deal_parts, touch_credit
from selaras.analytics.attribution.answer import By
from selaras.analytics.attribution.journeys import journey_deals, journey_touches, rule_name, value_of
from selaras.analytics.attribution.whole import one_where, product_share, quotient
from selaras.analytics.relations.kept import Kept, kept
from selaras.core.attribution import DECAY_UNIT, JourneyRule, Model

_DAY = 86_400_000_000.0
_KEPT = ("opportunity_id", "pos", "channel", "campaign", "content")
"""What is kept of a touch beside its credits."""
Numbered = tuple[Model, ...]
"""Models in an order that numbers them: the first one's credit is the column m0."""


@lru_cache(maxsize=64)
def credited_touches(rule: JourneyRule, models: Numbered) -> Kept:
    """Return the relation of all considered touches with their credit under each model but Shapley's."""
    walked, deals = journey_touches(rule), journey_deals(rule)

    def make() -> ir.Table:
        return touch_credits(deals.table, walked.table, models)

    make.__name__ = f"credited_touches_{rule_name(rule)}_{sha256(repr(models).encode()).hexdigest()[:12]}"
    make.__doc__ = credited_touches.__doc__
    return kept(walked, deals)(make)


def touch_credits(deals: ir.Table, touches: ir.Table, models: Numbered) -> ir.Table:
    """Return the touches with ``m0``, ``m1``…: the credit under each model that credits touches."""
    minor = ibis.coalesce(deals.amount_minor, 0)
    shared = ("opportunity_id", "n", "n_captured", "n_created", "created_at", "outcome", "last_at")
    known = deals.filter(deals.n > 0).select(*shared, amount=minor.abs(), sign=ibis.ifelse(minor < 0, -1, 1))
    anchored = {f"m{k}": model for k, model in enumerate(models) if model.sort == "anchors"}
    parts = deal_parts(known, anchored)
    walked = touches.select(*_KEPT, "at").join(parts, "opportunity_id").alias("walked")
    given = {stem: touch_credit(walked, stem, model).cast("int64") for stem, model in anchored.items()}
    walked = walked.select(*_KEPT, "at", "amount", "sign", "last_at", **given).alias("anchored")
    decaying = {f"m{k}": model for k, model in enumerate(models) if model.sort == "time_decay"}
    for stem, model in decaying.items():
        walked = _decayed(walked, stem, model).alias(f"{stem}_decayed")
    credit = {stem: (walked[stem] * walked.sign).cast("int64") for stem in (*anchored, *decaying)}
    return walked.select(*_KEPT, **credit)


def _decayed(walked: ir.Table, stem: str, model: Model) -> ir.Table:
    """Add the credit under time decay: whole-number weights, halved for each half-life before the last touch."""
    half_life = ibis.literal(model.half_life_days * _DAY).cast("float64")
    halvings = (walked.last_at - walked["at"]).cast("float64") / half_life
    faded = ibis.literal(2.0).cast("float64") ** (-halvings)
    weight = (faded * float(DECAY_UNIT) + ibis.literal(0.5).cast("float64")).floor().cast("int64")
    weighed = walked.mutate(weight=weight).alias(f"{stem}_weighed")
    deal = ibis.window(group_by=weighed.opportunity_id)
    summed = weighed.mutate(total=weighed.weight.sum().over(deal).cast("int64")).alias(f"{stem}_summed")
    part, left = product_share(summed.amount, summed.weight, summed.total)
    split = summed.mutate(part=part, left_over=left).alias(f"{stem}_split")
    deal = ibis.window(group_by=split.opportunity_id)
    in_turn = ibis.window(group_by=split.opportunity_id, order_by=[split.left_over.desc(), split.pos])
    owed = split.amount - split.part.sum().over(deal).cast("int64")
    given = split.part + one_where(ibis.row_number().over(in_turn) < owed)
    return split.mutate(**{stem: given}).drop("weight", "total", "part", "left_over")


def credits_by_deal(deals: ir.Table, credited: ir.Table, models: Numbered, by: By) -> ir.Table:
    """Return one row per deal and value of a dimension, with its touches, the deal's amount and its credits.

    Of Shapley's model, where only deals with all their values count, each value of a deal has an equal part; what does
    not divide goes to those that touched first.
    """
    told = credited.select(
        "opportunity_id", "pos", *(f"m{k}" for k in touch_models(models)), value=value_of(credited, by)
    )
    chosen = deals.select("opportunity_id", amount=ibis.coalesce(deals.amount_minor, 0))
    joined = told.join(chosen, "opportunity_id")
    found = joined.group_by("opportunity_id", "value").agg(
        touches=joined.count(),
        since=joined.pos.min(),
        amount=joined.amount.max(),
        **{f"m{k}": joined[f"m{k}"].sum().cast("int64") for k in touch_models(models)},
    )
    equal = [f"m{k}" for k in range(len(models)) if k not in touch_models(models)]
    if equal:
        found = found.alias("by_deal")
        found = found.mutate(**dict.fromkeys(equal, _equal_parts(found)))
    return found.select("opportunity_id", "value", "touches", "amount", *(f"m{k}" for k in range(len(models))))


def touch_models(models: Numbered) -> list[int]:
    """Return the numbers of the models that credit touches; Shapley's credits values."""
    return [k for k, model in enumerate(models) if model.sort != "shapley"]


def _equal_parts(found: ir.Table) -> ir.IntegerValue:
    turn = ibis.row_number().over(ibis.window(group_by=found.opportunity_id, order_by=found.since))
    values = found.value.count().over(ibis.window(group_by=found.opportunity_id)).cast("int64")
    size = found.amount.abs()
    part = quotient(size, values) + one_where(turn < size % values)
    return ibis.ifelse(found.amount < 0, -part, part).cast("int64")
