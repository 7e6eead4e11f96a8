"""The pipeline's tables as sheets: what a page, a command and the API give away is the same."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from selaras.analytics.pipeline.bridge import Bridge
from selaras.analytics.pipeline.forecasting import NAIVES, Accuracy, Level, Rollup, Said
from selaras.analytics.pipeline.projecting import Projection, Trial
from selaras.analytics.sheets import Sheet, Sort
from selaras.core.sla.giving import CATEGORIES

_LEVELS: Final = ("low_95", "low_80", "median", "high_80", "high_95")


def bridge_sheet(told: Bridge) -> Sheet:
    """Return every step of the whole and of every part."""
    columns: Mapping[str, Sort] = {
        "period": "text", "since": "instant", "until": "instant", "by": "text", "cut": "text", "line": "text",
        "amount_minor": "integer", "currency": "text", "deals": "integer",
    }  # fmt: skip
    about = (told.period.name if told.period else None, told.since, told.until, told.by)
    rows = [
        (*about, cut, step.line, step.amount_minor, told.currency, step.deals)
        for cut, steps in (("(whole)", told.steps), *told.parts.items())
        for step in steps
    ]
    return Sheet("pipeline-bridge", columns, rows)


def accuracy_sheet(found: Sequence[Accuracy], level: Level, rollup: Rollup) -> Sheet:
    """Return the errors of every category at every horizon, with those of the naive forecasts."""
    columns: Mapping[str, Sort] = {
        "level": "text", "rollup": "text", "category": "text", "days_before": "integer", "pairs": "integer",
        "periods": "text", "silent_periods": "integer", "wape": "number", "wape_low": "number", "wape_high": "number",
        "bias": "number", "bias_low": "number", "bias_high": "number", "mape": "number",
        **{f"wape_{naive}": "number" for naive in NAIVES}, **{f"added_over_{naive}": "number" for naive in NAIVES},
    }  # fmt: skip
    return Sheet("forecast-accuracy", columns, [_accuracy(each, level, rollup) for each in found])


def _accuracy(each: Accuracy, level: Level, rollup: Rollup) -> tuple[Any, ...]:
    off = each.errors
    return (
        level, rollup, each.category, each.days_before, off.n, " ".join(each.periods), each.silent,
        off.wape, *(off.wape_interval or (None, None)), off.bias, *(off.bias_interval or (None, None)), off.mape,
        *(each.naive[naive].wape for naive in NAIVES), *(each.added(naive) for naive in NAIVES),
    )  # fmt: skip


def snapshots_sheet(period: str, currency: str, said: Sequence[Said]) -> Sheet:
    """Return what was known of a period on every Monday: expected by category, won so far, naive forecasts."""
    columns: Mapping[str, Sort] = {
        "period": "text", "known_at": "instant", "currency": "text", "unit": "text", "won_minor": "integer",
        **{f"{category}_minor": "integer" for category in CATEGORIES},
        **{f"{naive}_minor": "integer" for naive in NAIVES},
    }  # fmt: skip
    rows = [
        (
            period, each.at, currency, unit, each.won.get(unit, 0),
            *(each.expected[category].get(unit) for category in CATEGORIES),
            *(each.naive[naive].get(unit, 0) for naive in NAIVES),
        )
        for each in said
        for unit in sorted({*each.won, *(unit for amounts in each.expected.values() for unit in amounts)})
    ]  # fmt: skip
    return Sheet("forecast-snapshots", columns, rows)


def projection_sheet(found: Projection) -> Sheet:
    """Return the projection as it spreads over the days that are left; the last row is the period's end."""
    columns: Mapping[str, Sort] = {
        "period": "text", "known_at": "instant", "at": "instant", "currency": "text",
        **{f"{level}_minor": "integer" for level in _LEVELS}, "won_minor": "integer", "from_open_minor": "integer",
        "from_new_minor": "integer",
    }  # fmt: skip
    rows = [
        (
            found.period.name, found.at, fan.at, found.currency, *fan.levels, found.won, found.from_open,
            found.from_new,
        )
        for fan in found.fan
    ]  # fmt: skip
    return Sheet("pipeline-projection", columns, rows)


def trials_sheet(found: Sequence[Trial]) -> Sheet:
    """Return the projections of periods that are over, made with what was known then, and what came."""
    columns: Mapping[str, Sort] = {
        "period": "text", "days_before": "integer", "known_at": "instant", "currency": "text",
        **{f"{level}_minor": "integer" for level in _LEVELS}, "actual_minor": "integer", "in_80": "truth",
        "in_95": "truth",
    }  # fmt: skip
    rows = [
        (
            each.projected.period.name, each.days_before, each.projected.at, each.projected.currency,
            *each.projected.levels, each.actual, each.in_likely, each.in_wide,
        )
        for each in found
    ]  # fmt: skip
    return Sheet("projection-trials", columns, rows)
