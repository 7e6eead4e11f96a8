"""Scores in bulk: at every instant at which something happened to a lead, how many points it had.

Each instant meets the touches its rules still see, and a touch of age a weighs 2^-(a / half-life). The engine adds in
an order of its own, so the last bit is not promised: each rule is given as a lower and an upper bound in
ten-thousandths of a point. They are the same nearly always; where they are not and a decision hangs on it, the core
decides.
"""

from collections.abc import Callable, Sequence
from typing import Final

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.people import merges, with_root
from selaras.analytics.replay.profiles import judged_profiles, profiles_in_time, replayed_leads
from selaras.analytics.replay.stretches import stretches
from selaras.core.charter.terms import SignalRule, Terms
from selaras.core.scoring.fading import TICKS, microseconds
from selaras.core.scoring.scorecard import intent_lasts

CROWDED: Final = 400
"""A stretch with more touches than this is asked of the core: instants times touches would be too many to pair."""
_NO_RULE: Final = -1
_ALWAYS: Final = 2**62
_NEAR: Final = 1e-5  # of a ten-thousandth: far above what rounding can do, far below what anybody agrees on


@kept(replayed_leads, merges)
def behaviour() -> ir.Table:
    """Return every touch of a captured lead under the lead's number."""
    told = with_root(facts("touches").select("lead_id", "signal", at="happened_at"))
    return told.join(replayed_leads.table, "lead_id").select("lead", "at", "signal")


@kept(behaviour, stretches)
def crowds() -> ir.Table:
    """Return how many touches each stretch has in which a trip can begin."""
    done, parts = behaviour.table, stretches.table.select("lead", "stretch", "since")
    joined = done.join(parts, "lead")
    joined = joined.filter(joined["at"] > joined.since)
    return joined.group_by("lead", "stretch").agg(touches=joined.count().cast("int64"))


def scored(terms: Terms) -> ir.Table:
    """Return the instants at which leads that meet the definition were looked at, with the bounds of their score.

    ``intent`` says whether a high-intent signal counts then. Bounded by the parameters: leads numbered from ``low`` to
    before ``high``, instants from ``start`` to before ``end`` and up to ``as_of``; crowded stretches are left out.
    """
    looks, done = looked_at(terms), _behind(terms)
    pairs = looks.join(done, looks.lead == done.whose)
    pairs = pairs.filter(pairs.done_at <= pairs["at"], pairs["at"] - pairs.done_at <= pairs.lasts)
    if terms.desk.counts_anew:
        pairs = pairs.filter(pairs.done_at > pairs.since)
    age = pairs["at"] - pairs.done_at
    by_rule = pairs.mutate(weight=ibis.coalesce(_float(2.0) ** (-age.cast("float64") / pairs.half_life), _float(1.0)))
    by_rule = by_rule.group_by("lead", "stretch", "at", "rule").agg(worth=by_rule.weight.sum())
    low, high = _bounds(by_rule, terms.scoring.behaviour)
    told = by_rule.mutate(low=low, high=high).group_by("lead", "stretch", "at")
    told = told.agg(low=lambda t: t.low.sum(), high=lambda t: t.high.sum())
    intent = pairs.filter(age <= pairs.intent_lasts, pairs.done_at >= pairs.since)
    intent = intent.select("lead", "stretch", "at").distinct().mutate(intends=ibis.literal(True))
    joined = looks.left_join(told, ["lead", "stretch", "at"], rname="{name}_told")
    joined = joined.left_join(intent, ["lead", "stretch", "at"], rname="{name}_intent")
    return joined.select(
        "lead", "stretch", "at",
        low=ibis.coalesce(joined.low.cast("int64"), 0) + joined.fit,
        high=ibis.coalesce(joined.high.cast("int64"), 0) + joined.fit,
        intent=ibis.coalesce(joined.intends, False),
    )  # fmt: skip


def looked_at(terms: Terms) -> ir.Table:
    """Return every instant at which a lead that met the definition was looked at, with its fit, once."""
    judged = judged_profiles(terms).rename(whose="lead", begins="at")
    judged = judged.filter(judged.meets)
    rows = ibis.union(behaviour.table.select("lead", "at"), profiles_in_time.table.select("lead", "at"))
    rows = rows.filter(
        rows.lead >= parameter("low"), rows.lead < parameter("high"), rows["at"] <= parameter("as_of"),
        rows["at"] >= parameter("start"), rows["at"] < parameter("end"),
    )  # fmt: skip
    rows = rows.join(judged, rows.lead == judged.whose)
    rows = rows.filter(rows["at"] >= rows.begins, rows["at"] < rows.until).select("lead", "at", "fit").distinct()
    crowded = crowds.table.filter(crowds.table.touches > CROWDED)
    parts = stretches.table.anti_join(crowded, ["lead", "stretch"])
    rows = rows.join(parts, "lead")
    rows = rows.filter(rows["at"] > rows.since, rows["at"] >= rows.captured_at, rows["at"] < rows.erased_at)
    return rows.select("lead", "stretch", "since", "at", "fit")


def _behind(terms: Terms) -> ir.Table:
    """Return the touches each rule counts, with what the rule says of them; a touch two rules count is there twice."""
    told = behaviour.table
    told = told.filter(told.lead >= parameter("low"), told.lead < parameter("high"))
    layers = [_layer(told, layer, terms.scoring.behaviour) for layer in _layers(terms.scoring.behaviour)]
    return ibis.union(*layers) if len(layers) > 1 else layers[0]


def _layers(rules: Sequence[SignalRule]) -> list[dict[str, int]]:
    """Return the rules by the signal they count, no signal twice in one layer; at least one layer.

    >>> _layers([SignalRule(signal="a", points=1), SignalRule(signal="b", points=2), SignalRule(signal="a", points=3)])
    [{'a': 0, 'b': 1}, {'a': 2}]
    """
    layers: list[dict[str, int]] = [{}]
    for place, rule in enumerate(rules):
        free = next((layer for layer in layers if rule.signal not in layer), None)
        if free is None:
            layers.append(free := {})
        free[rule.signal] = place
    return layers


def _layer(told: ir.Table, layer: dict[str, int], rules: Sequence[SignalRule]) -> ir.Table:
    def said(of: Callable[[SignalRule], float | int | None], kind: str) -> ir.Value:
        known = [
            (name, ibis.literal(value, kind))
            for name, place in layer.items()
            if (value := of(rules[place])) is not None
        ]
        return told.signal.cases(*known, else_=ibis.null(kind)) if known else ibis.null(kind)

    rows = told.select(
        whose="lead",
        done_at="at",
        rule=told.signal.cases(*layer.items(), else_=_NO_RULE).cast("int64")
        if layer
        else ibis.literal(_NO_RULE, "int64"),
        half_life=said(lambda rule: rule.half_life_days and float(microseconds(rule.half_life_days)), "float64"),
        lasts=said(lambda rule: microseconds(rule.window_days) if rule.window_days else _ALWAYS, "int64"),
        intent_lasts=said(lambda rule: (intent_lasts(rule) or _ALWAYS) if rule.high_intent else None, "int64"),
    )
    return rows.filter(rows.rule != _NO_RULE)


def _bounds(by_rule: ir.Table, rules: Sequence[SignalRule]) -> tuple[ir.IntegerValue, ir.IntegerValue]:
    """Return the least and the most ten-thousandths of a point a rule can have given."""
    if not rules:
        return ibis.literal(0, "int64"), ibis.literal(0, "int64")
    points = by_rule.rule.cases(*((n, _float(rule.points)) for n, rule in enumerate(rules)))
    caps = [(n, _float(rule.cap)) for n, rule in enumerate(rules) if rule.cap is not None]
    given = points * by_rule.worth
    if caps:
        cap = by_rule.rule.cases(*caps, else_=_float(float("inf")))
        given = ibis.greatest(ibis.least(given, cap), -cap)
    exact = given * _float(TICKS) + _float(0.5)
    return (exact - _float(_NEAR)).floor().cast("int64"), (exact + _float(_NEAR)).floor().cast("int64")


def _float(value: float) -> ir.FloatingScalar:
    return ibis.literal(float(value), "float64")
