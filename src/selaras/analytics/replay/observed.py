"""What is known of each recorded trip: when it reached which stage, who had it, what it brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt

from selaras.analytics.door import statement
from selaras.analytics.moment import Moment
from selaras.analytics.question import Question
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.relations.passes import pass_events, passes, trips
from selaras.analytics.replay.hits import STRIDE, Integers
from selaras.analytics.replay.profiles import FOREVER, replayed_leads
from selaras.core.replay.impact import Tally

Truths = npt.NDArray[np.bool_]
_INSTANTS = (
    "mql_at", "qualified_at", "routed_at", "accepted_at", "sal_at", "sql_at", "opportunity_at", "won_at", "ended_at",
    "captured_at",
)  # fmt: skip
_TEXTS = ("lead_id", "outcome", "reason", "rep_id", "first_rep")


@dataclass(frozen=True, slots=True)
class Observed:
    """The recorded trips, one row each in the order of their keys; an instant that never came is FOREVER."""

    key: Integers
    columns: Mapping[str, npt.NDArray[Any]]

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.columns[name]

    def reached(self, stage: str) -> Truths:
        """Return which trips reached a stage."""
        told: Truths = self[f"{stage}_at"] < FOREVER
        return told

    def tally(self, which: Truths, question: Question) -> Tally:
        """Return what became of some of the trips."""
        horizon = round(question.yardstick.horizon.total_seconds()) * 1_000_000
        mature = which & (self["mql_at"] + horizon <= question.moment.instant)
        converted = mature & (self["sql_at"] - self["mql_at"] <= horizon)
        sal = self.reached("sal")
        counted = {
            "trips": which,
            "accepted": which & sal,
            "rejected": which & ~sal & (self["outcome"] == "rejected"),
            **{stage: which & self.reached(stage) for stage in ("sql", "opportunity", "won")},
            "mature": mature,
            "converted": converted,
        }
        money = int(self["won_minor"][which].sum())
        return Tally(won_minor=money, **{name: int(rows.sum()) for name, rows in counted.items()})


def observed(moment: Moment) -> Observed:
    """Return everything known of the recorded trips of captured leads."""
    needs = (passes, replayed_leads, opportunities, pass_events, trips)
    found = moment.columns(statement(_expression()), needs)
    whole = {
        name: column.astype(np.int64) for name, column in found.items() if name not in (*_TEXTS, "score", "high_intent")
    }
    texts = {name: found[name] for name in _TEXTS}
    others = {"score": found["score"].astype(np.float64), "high_intent": found["high_intent"].astype(np.bool_)}
    return Observed(whole["lead"] * STRIDE + whole["pass_no"], {**whole, **texts, **others})


def _expression() -> ir.Table:
    made, who, deals = passes.table, replayed_leads.table.select("lead_id", "lead"), opportunities.table
    won = deals.filter(deals.outcome == "won", deals.pass_id.notnull())
    won = won.group_by("pass_id").agg(won_minor=won.amount_minor.fill_null(0).sum().cast("int64"))
    joined = made.join(who, "lead_id")
    joined = joined.left_join(won, "pass_id", rname="{name}_won")
    joined = joined.left_join(_first_reps(), ["lead_id", "pass_no"], rname="{name}_given")
    return joined.select(
        "lead", "pass_no",
        **{name: joined[name].fill_null(FOREVER) for name in _INSTANTS},
        **{name: joined[name].fill_null("") for name in _TEXTS},
        won_minor=joined.won_minor.fill_null(0),
        score=joined.score.fill_null(float("nan")),
        high_intent=joined.high_intent,
    ).order_by("lead", "pass_no")  # fmt: skip


def _first_reps() -> ir.Table:
    """Return to whom each trip was first given."""
    told, made = pass_events.table, trips.table.select("lead_id", "grp", "pass_no")
    given = told.filter(told.kind == "lead.routed", told.rep_id.notnull(), told.rep_id != "")
    given = given.join(made, ["lead_id", "grp"])
    return given.group_by("lead_id", "pass_no").agg(first_rep=given.rep_id.argmin(given.n))


def efforts_made(moment: Moment) -> dict[str, npt.NDArray[Any]]:
    """Return what sales did itself in each recorded trip, in the order of time: key, instant and medium."""
    told, made = pass_events.table, trips.table.select("lead_id", "grp", "pass_no")
    done = facts("activities").select("n", "medium")
    rows = told.filter(told.kind == "lead.contacted", told.attempt).select("lead_id", "grp", "n", "happened_at")
    rows = (
        rows.join(done, "n")
        .join(made, ["lead_id", "grp"])
        .join(replayed_leads.table.select("lead_id", "lead"), "lead_id")
    )
    rows = rows.select("medium", "n", key=rows.lead * STRIDE + rows.pass_no, done_at="happened_at")
    found = moment.columns(statement(rows.order_by("key", "n")), (pass_events, trips, replayed_leads))
    return {
        "key": found["key"].astype(np.int64),
        "at": found["done_at"].astype(np.int64),
        "medium": found["medium"],
    }
