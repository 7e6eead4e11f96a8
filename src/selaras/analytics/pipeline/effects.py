"""What became of every deal between two instants, in parts that sum to the change of the pipeline exactly.

A deal is looked at three times: at the beginning by what was known then, at the beginning by what is known at the end,
and at the end. The first step, from the first look to the second, is what was told late. From the second to the third
look the steps are taken in one order: it came (created, or opened again), it changed hands, its stage began or ceased
to count, its close date moved into or out of the period, its amount grew or shrank, it was won or lost. So a move of
the date is worth what the deal was worth at the beginning, a change of the amount counts only for what is in the
period, and a deal leaves for what it was won or lost at. What undid itself in between leaves no trace.
"""

from functools import cache
from typing import Final, Literal

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import Dimension
from selaras.analytics.pipeline.standing import standing
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.opportunities import opportunities

Line = Literal[
    "begin", "told_late", "created", "reopened", "came_over", "went_over", "began_to_count", "ceased_to_count",
    "pulled_in", "pushed_out", "grown", "shrunk", "won", "lost", "end",
]  # fmt: skip
STEPS: Final[tuple[Line, ...]] = (
    "told_late", "created", "reopened", "came_over", "went_over", "began_to_count", "ceased_to_count", "pulled_in",
    "pushed_out", "grown", "shrunk", "won", "lost",
)  # fmt: skip
"""The parts between begin and end, in the order they are taken."""
LINES: Final[tuple[Line, ...]] = ("begin", *STEPS, "end")
HANDS: Final[tuple[Dimension, ...]] = ("rep", "team")
"""The cuts a deal can move between; by any other it belongs where it is known to belong as of the question."""
_SIDES: Final = ("then", "before", "now")
_TOLD: Final = ("outcome", "amount_minor", "close_day", "closed_at", "stage", "rep", "team")


@cache
def effects(stages: tuple[str, ...], whole: bool) -> ir.Table:
    """Return one row per deal: every line of the bridge in whole units of money, and the deal at both ends.

    ``whole`` takes all open pipeline, whatever its close date; otherwise the deals that close in the period count.
    """
    deals = _three_looks()
    worth = {side: _worth(deals, side, stages, whole) for side in _SIDES}
    deals = deals.mutate(
        **{f"{name}_{side}": part for side in _SIDES for name, part in worth[side].items()},
        opened=ibis.coalesce(deals.outcome_before == "open", False).cast("int64"),
        closes=_closes(deals),
    )
    deals = _lost_where_it_counted(deals)
    stood = deals.opened * deals.counts_before * deals.dated_before * deals.worth_before
    left = deals.counts_now * deals.dated_now * deals.worth_now
    began = ibis.ifelse(deals.outcome_then == "open", deals.counts_then * deals.dated_then * deals.worth_then, 0)
    came = ibis.ifelse((deals.opened == 0) & ((deals.outcome_now == "open") | deals.closes), left, 0)
    counting = deals.opened * (deals.counts_now - deals.counts_before) * deals.dated_before * deals.worth_before
    dating = deals.opened * deals.counts_now * (deals.dated_now - deals.dated_before) * deals.worth_before
    sizing = deals.opened * deals.counts_now * deals.dated_now * (deals.worth_now - deals.worth_before)
    lines = {
        "begin": ibis.coalesce(began, 0),
        "told_late": stood - ibis.coalesce(began, 0),
        "created": ibis.ifelse(deals.outcome_before.isnull(), came, 0),
        "reopened": ibis.ifelse(deals.outcome_before.isnull(), 0, came),
        "handed": stood,
        "began_to_count": ibis.greatest(counting, 0),
        "ceased_to_count": ibis.least(counting, 0),
        "pulled_in": ibis.ifelse(deals.dated_now > deals.dated_before, dating, 0),
        "pushed_out": ibis.ifelse(deals.dated_now < deals.dated_before, dating, 0),
        "grown": ibis.greatest(sizing, 0),
        "shrunk": ibis.least(sizing, 0),
        "won": ibis.ifelse(deals.closes & (deals.outcome_now == "won"), -left, 0),
        "lost": ibis.ifelse(deals.closes & (deals.outcome_now == "lost"), -left, 0),
        "end": ibis.ifelse(deals.outcome_now == "open", left, 0),
    }
    return deals.mutate(**{name: line.cast("int64") for name, line in lines.items()})


def _three_looks() -> ir.Table:
    """Return every deal known at the end with what was known of it in each look; nothing where it was not known."""
    since, until = parameter("since"), parameter("until")
    looks = {"then": standing(since), "before": standing(until, since), "now": standing(until)}
    told = {
        side: look.select("opportunity_id", **{f"{name}_{side}": look[name] for name in _TOLD})
        for side, look in looks.items()
    }
    deals = told["now"].left_join(told["before"], "opportunity_id").drop("opportunity_id_right")
    return deals.left_join(told["then"], "opportunity_id").drop("opportunity_id_right")


def _worth(deals: ir.Table, side: str, stages: tuple[str, ...], whole: bool) -> dict[str, ir.Value]:
    """Return what a deal is worth on one side, whether its date lies in the period and whether its stage counts.

    A won deal lies in the period it was won in, which the figure of revenue says too; any other where it was said to
    close.
    """
    outcome, day, closed = (deals[f"{name}_{side}"] for name in ("outcome", "close_day", "closed_at"))
    planned = (day >= parameter("low")) & (day <= parameter("high"))
    signed = (closed >= parameter("start")) & (closed < parameter("end"))
    dated = ibis.literal(True) if whole else ibis.ifelse(outcome == "won", signed, planned)
    counts = (outcome == "won") | deals[f"stage_{side}"].isin(stages) if stages else ibis.literal(True)
    return {
        "worth": ibis.coalesce(deals[f"amount_minor_{side}"], 0),
        "dated": ibis.coalesce(dated, False).cast("int64"),
        "counts": ibis.coalesce(counts, False).cast("int64"),
    }


def _closes(deals: ir.Table) -> ir.BooleanValue:
    """Say whether the deal was closed in between: it was not closed at the beginning, or by another close."""
    same = (deals.closed_at_before == deals.closed_at_now) & (deals.outcome_before == deals.outcome_now)
    return (deals.outcome_now != "open") & ~ibis.coalesce(same, False)


def _lost_where_it_counted(deals: ir.Table) -> ir.Table:
    """Let a lost deal leave the stage it stood in: the stage it was lost into is none that counts."""
    lost = (deals.outcome_now == "lost") & (deals.opened == 1)
    return deals.mutate(counts_now=ibis.ifelse(lost, deals.counts_before, deals.counts_now))


def by_cut(stages: tuple[str, ...], whole: bool, by: Dimension | None) -> ir.Table:
    """Return the effects laid out by the cut they belong to: who held a deal then, before, and at the end.

    What was handed over leaves one cut and comes to another; within one cut nothing was.
    """
    deals = effects(stages, whole)
    if by not in HANDS:
        return _in_one_place(deals, by)
    then, before, now = (ibis.coalesce(deals[f"{by}_{side}"], deals[f"{by}_now"]) for side in _SIDES)
    over = ibis.ifelse(before == now, 0, deals.handed).cast("int64")
    late_from = ibis.ifelse(then == before, 0, -deals.begin).cast("int64")
    late_to = ibis.ifelse(then == before, deals.told_late, deals.handed).cast("int64")
    places = (
        (then, {"begin": deals.begin, "told_late": late_from}),
        (before, {"told_late": late_to, "went_over": -over}),
        (now, {"came_over": over, **{name: deals[name] for name in LINES if name not in _MOVED}}),
    )
    legs = [
        deals.select("opportunity_id", cut=cut, **{line: parts.get(line, ibis.literal(0, "int64")) for line in LINES})
        for cut, parts in places
    ]
    told = ibis.union(*legs)
    return told.group_by("opportunity_id", "cut").agg(**{line: told[line].sum().cast("int64") for line in LINES})


_MOVED: Final = frozenset({"begin", "told_late", "came_over", "went_over"})


def _in_one_place(deals: ir.Table, by: Dimension | None) -> ir.Table:
    nothing = ibis.literal(0, "int64")
    told = deals.mutate(came_over=nothing, went_over=nothing)
    if by is None:
        return told.select("opportunity_id", *LINES, cut=cut_of(told, None))
    known = opportunities.table
    known = known.select("opportunity_id", cut=cut_of(known, by))
    return told.select("opportunity_id", *LINES).join(known, "opportunity_id")


@cache
def sums_sql(stages: tuple[str, ...], whole: bool, by: Dimension | None) -> str:
    """Return the statement that sums every line by cut, and counts the deals in it."""
    told = by_cut(stages, whole, by)
    sums = {line: told[line].sum().cast("int64") for line in LINES}
    counts = {f"n_{line}": (told[line] != 0).sum().cast("int64") for line in LINES}
    return statement(told.group_by("cut").agg(**sums, **counts).order_by("cut"))


SHOWN: Final = (
    "opportunity_id", "name", "cut", "effect_minor", "stage", "outcome", "rep_before", "rep", "amount_before_minor",
    "amount_minor", "close_day_before", "close_day",
)  # fmt: skip
"""What is shown of every deal in a line."""


def deals_in(stages: tuple[str, ...], whole: bool, by: Dimension | None, line: Line) -> ir.Table:
    """Return the deals in a line with what they were at the beginning, as it was known then, and at the end."""
    told = by_cut(stages, whole, by)
    told = told.filter(told[line] != 0).select("opportunity_id", "cut", effect_minor=told[line])
    deals = effects(stages, whole)
    ends = deals.select(
        "opportunity_id",
        stage="stage_now",
        outcome="outcome_now",
        rep_before="rep_then",
        rep="rep_now",
        amount_before_minor="amount_minor_then",
        amount_minor="amount_minor_now",
        close_day_before="close_day_then",
        close_day="close_day_now",
    )
    named = opportunities.table.select("opportunity_id", "name")
    found = told.join(ends, "opportunity_id").join(named, "opportunity_id")
    return found.select(*SHOWN)


@cache
def rows_sql(stages: tuple[str, ...], whole: bool, by: Dimension | None, line: Line, one_cut: bool) -> tuple[str, str]:
    """Return the statements of a page of the deals in a line, the largest effects first, and of how many there are."""
    found = deals_in(stages, whole, by, line)
    if one_cut:
        found = found.filter(found.cut == parameter("value"))
    ordered = found.order_by(found.effect_minor.abs().desc(), "opportunity_id", "cut")
    return f"{statement(ordered)} LIMIT $limit OFFSET $skip", statement(found.agg(total=found.count()))
