"""The evidence of a verdict: every row both sides were counted from, and everything needed to count them again."""

from dataclasses import asdict
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from selaras.analytics.diagnosis.cohorts import captured_sql, closed_sql, cohort_sql, opened_sql
from selaras.analytics.diagnosis.comparing import Asked
from selaras.analytics.diagnosis.diagnosing import volumes_of
from selaras.analytics.diagnosis.fetching import Fetched
from selaras.analytics.diagnosis.tallying import framed
from selaras.analytics.diagnosis.weighing import Weighed, set_side_by_side, weigh
from selaras.analytics.door import Columns
from selaras.analytics.evidence.packing import Charter, Members, packed
from selaras.analytics.question import Question
from selaras.analytics.sheets import Sheet, Sort
from selaras.core.charter.terms import Terms
from selaras.core.diagnosis import Factor, Rule, Split, Verdict, Volumes, split
from selaras.kit.errors import InputError
from selaras.kit.periods import Cuts

SIDES: Final = ("expected", "actual")
TABLES: Final = ("passes", "captured", "closed", "opened")


def pack_verdict(
    question: Question, terms: Terms, verdict: Verdict, charter: Charter, part: Factor | None = None
) -> Members:
    """Return the members of a verdict's evidence pack; ``part`` is the one part the claim is about."""
    weighed = weigh(question, terms, verdict.against, verdict.rule)
    if not isinstance(weighed, Weighed):
        raise InputError("a verdict that was refused has no evidence", next_step="see why it was refused")
    claim = {
        "sort": "verdict",
        "as_of": verdict.as_of.isoformat(),
        "against": verdict.against,
        "asked_period": question.period.name,
        "answer": verdict.answer,
        "currency": verdict.currency,
        "charter": {"version": charter.number, "sha256": charter.sha256},
        "rule": asdict(verdict.rule),
        "periods": {name: _days(side) for name, side in zip(SIDES, (weighed.before, weighed.after), strict=True)},
        "zone": weighed.after.period.zone,
        "watch_us": weighed.frame.watch,
        "horizon_us": weighed.frame.horizon,
        "thin_below": question.yardstick.thin_below,
        "target": None if weighed.asked is None else asdict(weighed.asked),
        "volumes": None if (told := volumes_of(question, weighed)) is None else asdict(told),
        "part": part,
        **figures_of(Split(verdict.gap, verdict.before_minor, verdict.after_minor, verdict.parts, verdict.owners)),
    }
    name = f"evidence-verdict-{verdict.period.name}-{verdict.against}-{verdict.rule.basis}" + (
        f"-{part}" if part else ""
    )
    start = question.yardstick.contact_start
    queries = "\n\n".join(
        f"-- {table}, between $start and $end\n{sql};"
        for table, sql in zip(TABLES, (cohort_sql(start), captured_sql(), closed_sql(), opened_sql()), strict=True)
    )
    tables = [
        _sheet(f"{side}_{table}", getattr(found, table))
        for side, found in zip(SIDES, (weighed.before, weighed.after), strict=True)
        for table in TABLES
    ]
    return packed(name, claim, charter, queries + "\n", tables)


def figures_of(found: Split) -> dict[str, Any]:
    """Return the figures of a verdict as a document; money is in the smallest unit."""
    return {
        "gap": asdict(found.gap),
        "before_minor": found.before_minor,
        "after_minor": found.after_minor,
        "parts": [asdict(part) | {"clauses": list(part.clauses)} for part in found.parts],
        "owners": [asdict(each) for each in found.owners],
    }


def counted_again(claim: dict[str, Any], terms: Terms, tables: dict[str, Columns]) -> dict[str, Any]:
    """Return the figures of a verdict, worked out anew from the rows of its pack."""
    cuts = Cuts(claim["zone"])
    before, after = (
        Fetched(
            cuts.days(*(date.fromisoformat(day) for day in claim["periods"][side])),
            **{table: tables[f"{side}_{table}"] for table in TABLES},
        )
        for side in SIDES
    )
    rule = Rule(**claim["rule"])
    wanted = None if claim["target"] is None else Asked(**claim["target"])
    frame = framed(before, after, thin=claim["thin_below"], watch=claim["watch_us"], horizon=claim["horizon_us"])
    compared = set_side_by_side((before, after), frame, terms, rule, wanted)
    if not hasattr(compared, "gap"):
        raise InputError("the rows do not carry the plan", next_step="ask for the pack again")
    volumes = None if claim["volumes"] is None else Volumes(**claim["volumes"])
    return figures_of(split(compared, rule, terms, volumes))  # type: ignore[arg-type]  # a sentence has no gap


def _days(side: Fetched) -> list[str]:
    return [side.period.first_day.isoformat(), side.period.last_day.isoformat()]


def _sheet(name: str, told: Columns) -> Sheet:
    columns = {column: _sort(values) for column, values in told.items()}
    rows = list(zip(*(values.tolist() for values in told.values()), strict=True))
    return Sheet(name, columns, rows)


def _sort(values: npt.NDArray[Any]) -> Sort:
    if values.dtype == np.bool_:
        return "truth"
    if np.issubdtype(values.dtype, np.integer):
        return "integer"
    return "number" if np.issubdtype(values.dtype, np.floating) else "text"
