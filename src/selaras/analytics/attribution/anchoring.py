"""Anchored models in the engine: first, last, linear, U, W, full path, position based, and whatever weights one signs.

What a deal's anchors get, and what each touch between them gets, is worked out once per deal in whole numbers; a touch
then only looks where it stands. The slow twin is ``core.attribution.credits_of``: touches as a list, fractions, and
``kit.money.shares``. Largest remainders need no sorting here, because all touches between the anchors have the same.

Each stage stands under a name of its own, because Ibis writes every use of a column out in full otherwise.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from selaras.analytics.attribution.whole import one_where, product_share, total_of
from selaras.core.attribution import SLOTS, Model

Models = Mapping[str, Model]
"""Anchored models by the stem of their columns."""

_NOWHERE = -1


def deal_parts(deals: ir.Table, models: Models) -> ir.Table:
    """Return the deals with what their touches need to know under each model, in columns that begin with its stem.

    ``_c0``, ``_c1``… is the credit of each slot (0 where another slot of the same touch has it), ``_floor`` what every
    touch between gets at least, ``_owed`` how many of them get one unit more, ``_s0``, ``_s1``… whether a slot is
    passed over when those are counted, ``_end`` how many touches may share at all. ``p_…`` is where a slot's touch is.
    """
    staged = _placed(deals, models)
    for stage in (_weighed, _counted, _shared, _remaining, _handed_out):
        added: dict[str, ir.Value] = {}
        for stem, model in models.items():
            added |= stage(staged, stem, model)
        staged = staged.mutate(**added).alias(f"deals{stage.__name__}")
    kept = [name for stem, model in models.items() for name in _needed(stem, model)]
    return staged.select(*deals.columns, *(f"p_{slot}" for slot in SLOTS), *kept)


def touch_credit(walked: ir.Table, stem: str, model: Model) -> ir.IntegerValue:
    """Return the credit of a touch, from the parts of its deal."""
    slots = [walked[f"p_{slot}"] for slot in model.anchors]
    credit = total_of([one_where(walked.pos == place) * walked[f"{stem}_c{k}"] for k, place in enumerate(slots)])
    if not model.spread:
        return credit
    anchored = ibis.or_(*(walked.pos == place for place in slots)) if slots else ibis.literal(False)
    passed = total_of([walked[f"{stem}_s{k}"] * one_where(place < walked.pos) for k, place in enumerate(slots)])
    between = walked[f"{stem}_floor"] + one_where(walked.pos - passed < walked[f"{stem}_owed"])
    return ibis.ifelse(anchored, credit, ibis.ifelse(walked.pos < walked[f"{stem}_end"], between, 0))


def _needed(stem: str, model: Model) -> list[str]:
    each = [f"{stem}_{part}{k}" for k in range(len(model.anchors)) for part in ("c", "s")]
    return [*each, f"{stem}_floor", f"{stem}_owed", f"{stem}_end"]


def _placed(deals: ir.Table, models: Models) -> ir.Table:
    """Add where each slot's touch stands (-1: nowhere), and where each model ends."""
    places = {
        "first_touch": ibis.ifelse(deals.n > 0, 0, _NOWHERE),
        "lead_creation": deals.n_captured - 1,
        "opportunity_creation": deals.n_created - 1,
        "closing_touch": ibis.ifelse(deals.outcome == "open", _NOWHERE, deals.n - 1),
        "last_touch": deals.n - 1,
    }
    created = ibis.ifelse(deals.created_at.isnull(), deals.n, deals.n_created)
    ends = {f"{stem}_end": created if model.until_opportunity else deals.n for stem, model in models.items()}
    placed = {f"p_{slot}": place.cast("int64") for slot, place in places.items()}
    return deals.mutate(**placed, **{name: end.cast("int64") for name, end in ends.items()}).alias("deals_placed")


def _weighed(deals: ir.Table, stem: str, model: Model) -> dict[str, ir.Value]:
    """Add each slot's weight with all slots of the same touch, and whether it is the one that leads them."""
    slots = [(deals[f"p_{slot}"], weight) for slot, weight in model.anchors.items()]
    parts: dict[str, ir.Value] = {}
    for k, (place, _) in enumerate(slots):
        leads = place >= 0
        for earlier, _ in slots[:k]:
            leads = leads & (earlier != place)
        parts[f"{stem}_l{k}"] = one_where(leads)
        parts[f"{stem}_w{k}"] = total_of([weight * one_where(other == place) for other, weight in slots])
    return parts


def _counted(deals: ir.Table, stem: str, model: Model) -> dict[str, ir.Value]:
    """Add how many touches lie between the anchors, and what all weights come to when each is split among them."""
    led = [(deals[f"{stem}_l{k}"], deals[f"p_{slot}"]) for k, slot in enumerate(model.anchors)]
    end = deals[f"{stem}_end"]
    held = total_of([lead * deals[f"{stem}_w{k}"] for k, (lead, _) in enumerate(led)])
    between = end - total_of([lead * one_where(place < end) for lead, place in led])
    if not model.spread:
        between = ibis.literal(0, "int64")
    return {
        f"{stem}_between": between,
        f"{stem}_each": ibis.greatest(between, 1),
        f"{stem}_total": ibis.greatest(ibis.greatest(between, 1) * held + model.spread * between, 1),
        f"{stem}_some": one_where((held > 0) | (between > 0)),
    }


def _shared(deals: ir.Table, stem: str, model: Model) -> dict[str, ir.Value]:
    """Add the whole units of each slot and of each touch between, and what is left of each."""
    total, parts = deals[f"{stem}_total"], dict[str, ir.Value]()
    for k in range(len(model.anchors)):
        weight = deals[f"{stem}_w{k}"] * deals[f"{stem}_each"]
        parts[f"{stem}_q{k}"], parts[f"{stem}_r{k}"] = product_share(deals.amount, weight, total)
    spread = ibis.literal(model.spread, "int64") * deals[f"{stem}_some"]
    parts[f"{stem}_floor"], parts[f"{stem}_rest"] = product_share(deals.amount, spread, total)
    return parts


def _remaining(deals: ir.Table, stem: str, model: Model) -> dict[str, ir.Value]:
    """Add how many units remain, to be handed out one by one."""
    given = total_of([deals[f"{stem}_l{k}"] * deals[f"{stem}_q{k}"] for k in range(len(model.anchors))])
    owed = deals.amount - given - deals[f"{stem}_between"] * deals[f"{stem}_floor"]
    return {f"{stem}_remains": owed * deals[f"{stem}_some"]}


def _handed_out(deals: ir.Table, stem: str, model: Model) -> dict[str, ir.Value]:
    """Hand out what remains: to the largest remainders, the earlier touch first where they are the same."""
    rest, remains = deals[f"{stem}_rest"], deals[f"{stem}_remains"]
    parts: dict[str, ir.Value] = {}
    larger = []
    for k in range(len(model.anchors)):
        lead, left = deals[f"{stem}_l{k}"], deals[f"{stem}_r{k}"]
        more = one_where(_ahead(deals, stem, model, k) < remains)
        parts[f"{stem}_c{k}"] = lead * (deals[f"{stem}_q{k}"] + more)
        parts[f"{stem}_s{k}"] = lead * one_where(left != rest)
        larger.append(lead * one_where(left > rest))
    parts[f"{stem}_owed"] = remains - total_of(larger)
    return parts


def _ahead(deals: ir.Table, stem: str, model: Model, k: int) -> ir.IntegerValue:
    """Count what comes before one slot when the remaining units are handed out."""
    names = list(model.anchors)
    place, left, rest = deals[f"p_{names[k]}"], deals[f"{stem}_r{k}"], deals[f"{stem}_rest"]
    others = []
    for j, slot in enumerate(names):
        if j != k:
            theirs, there = deals[f"{stem}_r{j}"], deals[f"p_{slot}"]
            before = (theirs > left) | ((theirs == left) & (there < place))
            others.append(deals[f"{stem}_l{j}"] * one_where(before))
    within = ibis.least(place, deals[f"{stem}_end"])
    passed = [deals[f"{stem}_l{j}"] * one_where(deals[f"p_{slot}"] < within) for j, slot in enumerate(names)]
    between = deals[f"{stem}_between"]
    earlier = ibis.ifelse((rest == left) & (between > 0), within - total_of(passed), 0)
    return total_of(others) + ibis.ifelse(rest > left, between, earlier)
