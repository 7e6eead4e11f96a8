"""The curves of durations as Ibis expressions, so that the engine draws thousands of them at once, one for each key.

They are the estimators of ``incidence`` and ``survival``, which are their twins in NumPy. A product over time is the
exponential of a running sum of logarithms, since that is what every engine can do in a window.
"""

from collections.abc import Sequence
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from selaras.kit.proportion import Z95

LASTED: Final = "lasted"
_SURE: Final = 1e-12


def incidence(told: ir.Table, *keys: str) -> ir.Table:
    """Return the Aalen–Johansen estimate of each key after the last time in ``told``, and its variance.

    ``told`` has how long each was watched in ``lasted``, and in ``event`` 1 where the aim was reached then, more where
    another end came first, 0 where neither did; what comes after the horizon is 0 and lasted longer than it. The
    columns are the keys, ``share``, ``variance``, ``reached`` (the longest anybody was watched).
    """
    times = _risk(told, keys)
    n, d, w = times.n, times.d, times.w
    before = ibis.coalesce(_log_of_staying(n, d).sum().over(_window(keys, before=1)), _number(0)).exp()
    times = times.mutate(before=before, step=before * w / n)
    times = times.mutate(so_far=times.step.sum().over(_window(keys)))
    n, d, w, curve, before = times.n, times.d, times.w, times.so_far, times.before
    over, jump = _greenwood(n, d), before * w / (n * n)
    curves = times.group_by(*keys).agg(
        share=times.step.sum(),
        # the terms of the variance, with the share at the end taken out of the sums
        squared=over.sum(),
        mixed=(curve * over + jump).sum(),
        rest=(curve * curve * over + before * before * w * (n - w) / (n * n * n) + curve * jump * _number(2)).sum(),
    )
    share = curves.share
    variance = share * share * curves.squared - share * curves.mixed * _number(2) + curves.rest
    curves = curves.mutate(variance=ibis.greatest(variance, _number(0))).drop("squared", "mixed", "rest")
    known = told.group_by(*keys).agg(reached=told[LASTED].max())
    return _joined(known, curves, keys).mutate(
        share=lambda t: ibis.coalesce(t.share, _number(0)), variance=lambda t: ibis.coalesce(t.variance, _number(0))
    )


def survival(told: ir.Table, *keys: str, quantiles: Sequence[int], within: Sequence[int] = ()) -> ir.Table:
    """Return the Kaplan–Meier estimate of each key: when how many have it, and how many have it by when.

    ``told`` is as for ``incidence``; an event above 0 has happened. For each of the ``quantiles``, in percent, there
    is the time in ``q50`` and its 95 % interval in ``q50_low`` and ``q50_high``, empty where the curve does not get
    there; for each time ``within``, the share still waiting in ``s300`` and its band. ``n`` and ``happened`` count.
    ``alone_low`` and ``alone_high`` are the two middle times of those that have it; their mean is its median.
    """
    times = _risk(told, keys)
    so_far = _window(keys)
    share = ibis.ifelse(times.d < times.n, _log_of_staying(times.n, times.d).sum().over(so_far).exp(), _number(0))
    times = times.mutate(share=share, greenwood=_greenwood(times.n, times.d).sum().over(so_far))
    every = ibis.window(group_by=keys)
    twice, had = times.d.sum().over(so_far) * _number(2), times.d.sum().over(every)
    times = times.mutate(**_band(times), at_middle=twice >= had, past_middle=twice > had)
    answers: dict[str, Any] = {
        "alone_low": times[LASTED].min(where=times.at_middle),
        "alone_high": times[LASTED].min(where=times.past_middle),
    }
    for part in quantiles:
        level = _number(1 - part / 100 + _SURE)
        for name, curve in (("", times.share), ("_low", times.low), ("_high", times.high)):
            answers[f"q{part}{name}"] = times[LASTED].min(where=curve <= level)
    for time in within:
        for name, curve in (("", times.share), ("_low", times.low), ("_high", times.high)):
            answers[f"s{time}{name}"] = curve.argmax(times[LASTED], where=times[LASTED] <= time)
    curves = times.group_by(*keys).agg(happened=times.d.sum().cast("int64"), **answers)
    known = told.group_by(*keys).agg(n=told.count().cast("int64"))
    joined = _joined(known, curves, keys)
    return joined.mutate(
        happened=ibis.coalesce(joined.happened, 0),
        **{name: ibis.coalesce(joined[name], _number(1)) for name in answers if name[0] == "s"},
    )


def _risk(told: ir.Table, keys: Sequence[str]) -> ir.Table:
    """Return the times at which anything ended: ``n`` at risk then, ``d`` that ended, ``w`` that reached the aim."""
    times = told.group_by(*keys, LASTED).agg(
        left=told.count(), ended=(told.event > 0).sum(), wanted=(told.event == 1).sum()
    )
    still = ibis.window(group_by=keys, order_by=ibis.desc(LASTED), preceding=None, following=0)
    times = times.mutate(
        n=times.left.cast("int64").sum().over(still).cast("float64"),
        d=times.ended.cast("float64"),
        w=times.wanted.cast("float64"),
    )
    return times.filter(times.ended > 0).select(*keys, LASTED, "n", "d", "w")


def _window(keys: Sequence[str], before: int = 0) -> Any:
    """Return the window of a key in the order of time, from its first row until so many rows before."""
    if before:
        return ibis.window(group_by=keys, order_by=LASTED, preceding=(None, before))
    return ibis.window(group_by=keys, order_by=LASTED, preceding=None, following=0)


def _log_of_staying(n: ir.FloatingValue, d: ir.FloatingValue) -> Any:
    """Return the logarithm of the share that does not end then; where nobody stays nothing comes after."""
    return ibis.ifelse(d < n, (_number(1) - ibis.least(d, n - _number(0.5)) / n).ln(), _number(0))


def _greenwood(n: ir.FloatingValue, d: ir.FloatingValue) -> Any:
    return ibis.ifelse(d < n, d / (n * ibis.greatest(n - d, _number(1))), _number(0))


def _band(times: ir.Table) -> dict[str, Any]:
    """Return the band on the scale of log(−log S); where nobody is left it is closed at nought."""
    inside = (times.share > 0) & (times.share < 1)
    logs = ibis.ifelse(inside, times.share, _number(0.5)).ln()
    reach = _number(Z95) * times.greenwood.sqrt() / -logs
    return {
        "low": ibis.ifelse(inside, (logs * reach.exp()).exp(), times.share),
        "high": ibis.ifelse(inside, (logs * (-reach).exp()).exp(), times.share),
    }


def _joined(known: ir.Table, curves: ir.Table, keys: Sequence[str]) -> ir.Table:
    joined = known.left_join(curves, list(keys), rname="{name}_right")
    return joined.drop(*(f"{key}_right" for key in keys))


def _number(value: float) -> Any:
    return ibis.literal(value, "float64")
