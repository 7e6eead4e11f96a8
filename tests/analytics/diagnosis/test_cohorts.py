"""What the chain is counted from, held to a slow twin in plain Python on random histories."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.analytics import Cuts, Moment
from selaras.analytics.diagnosis.cohorts import (
    captured_sql,
    closed_sql,
    cohort_sql,
    opened_sql,
    versions_sql,
)
from selaras.analytics.metrics.speed import STARTS
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import leads
from selaras.core.ledger import Fact
from selaras.kit.instants import to_microseconds
from tests.analytics.histories import START, histories
from tests.analytics.writing import lake_of

few = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
PERIOD = Cuts().days(START.date(), START.date() + timedelta(days=15))
AS_OF = START + timedelta(days=40)
NEEDS = (passes, opportunities, leads)
Row = dict[str, object]


def rows_of(moment: Moment, relation) -> list[Row]:
    columns = relation.table.columns
    names = ", ".join(f'"{column}"' for column in columns)
    found = moment.rows(f"SELECT {names} FROM {relation.name}", (relation,))
    return [dict(zip(columns, row, strict=True)) for row in found]


def inside(at) -> bool:
    return at is not None and to_microseconds(PERIOD.start) <= at < to_microseconds(PERIOD.end)


def after(at, began) -> int:
    return -1 if at is None else at - began


def cohort_twin(moment: Moment, start: str) -> list[tuple[object, ...]]:
    """One row per pass that began in the period."""
    told = {row["lead_id"]: row for row in rows_of(moment, leads)}
    deals: dict[object, list[Row]] = {}
    for deal in rows_of(moment, opportunities):
        deals.setdefault(deal["pass_id"], []).append(deal)
    found = []
    for one in rows_of(moment, passes):
        began = one["mql_at"]
        if not inside(began):
            continue
        lead, mine = told.get(one["lead_id"], {}), deals.get(one["pass_id"], [])
        amounts = [deal["amount_minor"] for deal in mine if deal["amount_minor"] is not None]
        first = one[STARTS[start]] if one[STARTS[start]] is not None else began
        tried = one["first_attempt_at"]
        found.append(
            (
                one["lead_id"], one["pass_no"], one["channel"], one["segment"], one["version"], one["high_intent"],
                lead.get("channel", one["channel"]), lead.get("segment", one["segment"]),
                inside(one["captured_at"]), -1.0 if one["score"] is None else one["score"],
                to_microseconds(AS_OF) - began, first, -1 if tried is None else max(tried - first, 0),
                after(one["sal_at"], began), after(one["sql_at"], began),
                after(one["opportunity_at"], began) if mine else -1, len(amounts), sum(amounts),
            )
        )  # fmt: skip
    return sorted(found)


@few
@given(facts=histories(), start=st.sampled_from(sorted(STARTS)))
def test_the_cohort_equals_its_twin(facts: list[Fact], start, tmp_path: Path) -> None:
    moment = lake_of(facts, tmp_path).at(AS_OF)
    assert moment.rows(cohort_sql(start), NEEDS, **PERIOD.bounds) == cohort_twin(moment, start)


@few
@given(facts=histories())
def test_leads_that_only_came_and_deals_equal_their_twins(facts: list[Fact], tmp_path: Path) -> None:
    moment = lake_of(facts, tmp_path).at(AS_OF)
    began = {row["lead_id"] for row in rows_of(moment, passes) if inside(row["mql_at"])}
    came: dict[tuple[object, object], int] = {}
    for row in rows_of(moment, leads):
        if inside(row["captured_at"]) and row["lead_id"] not in began:
            came[row["channel"], row["segment"]] = came.get((row["channel"], row["segment"]), 0) + 1
    assert moment.rows(captured_sql(), NEEDS, **PERIOD.bounds) == sorted((*key, n) for key, n in came.items())
    deals = rows_of(moment, opportunities)
    decided = [
        (
            d["opportunity_id"],
            d["channel"],
            d["segment"],
            d["pass_id"] is None,
            d["outcome"] == "won",
            d["amount_minor"],
        )
        for d in deals
        if inside(d["closed_at"]) and d["outcome"] in {"won", "lost"} and d["amount_minor"] is not None
    ]
    assert moment.rows(closed_sql(), NEEDS, **PERIOD.bounds) == sorted(decided)
    alone = [
        (d["opportunity_id"], d["amount_minor"] or 0)
        for d in deals
        if d["pass_id"] is None and inside(d["created_at"] if d["created_at"] is not None else d["first_at"])
    ]
    assert moment.rows(opened_sql(), NEEDS, **PERIOD.bounds) == sorted(alone)
    since: dict[object, int] = {}
    for row in rows_of(moment, passes):
        since[row["version"]] = min(since.get(row["version"], row["mql_at"]), row["mql_at"])
    assert moment.rows(versions_sql(), NEEDS) == sorted(since.items())


def test_a_wait_counts_from_where_the_clause_begins(telling, folder: Path) -> None:
    began = START + timedelta(days=1)
    telling.tell("lead.captured", "lead_1", began, channel="fair")
    telling.tell("lead.qualified", "lead_1", began, score=70.0, channel="fair")
    telling.tell("lead.routed", "lead_1", began + timedelta(hours=2), rep_id="rep_dewi")
    telling.tell("lead.contacted", "lead_1", began + timedelta(hours=5), medium="call")
    moment = lake_of(telling.facts, folder).at(AS_OF)
    waited = {start: moment.rows(cohort_sql(start), NEEDS, **PERIOD.bounds)[0][12] for start in STARTS}
    hour = 3_600_000_000
    assert waited == {"captured": 5 * hour, "qualified": 5 * hour, "assigned": 3 * hour, "accepted": 5 * hour}


def test_nobody_is_in_the_cohort_of_an_empty_lake(folder: Path) -> None:
    moment = lake_of([], folder).at(datetime.fromisoformat("2026-04-01T00:00Z"))
    assert moment.rows(cohort_sql("assigned"), NEEDS, **PERIOD.bounds) == []
