"""What the engine counts for the symptoms equals the same counted lead by lead in plain Python."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from selaras.analytics.metrics.incidence import horizon_of
from selaras.analytics.symptoms import bias, channels, conflicts, following, picking, quality
from selaras.analytics.symptoms.cases import cases, profiles
from selaras.analytics.symptoms.looking import Looking
from selaras.core.scoring import answers, stage_terms
from selaras.core.scoring.verdict import missing_fields
from selaras.kit.instants import from_microseconds

Row = dict[str, Any]
HOUR = 3_600_000_000


def of_age(looking: Looking, rows: list[Row], times: int = 1) -> list[Row]:
    bounds, horizon = looking.question.period.bounds, horizon_of(looking.question)
    return [
        row
        for row in rows
        if bounds["start"] <= row["mql_at"] < bounds["end"]
        and row["mql_at"] + times * horizon <= looking.question.moment.instant
    ]


def hit(looking: Looking, row: Row) -> bool:
    return row["sql_at"] is not None and row["sql_at"] - row["mql_at"] <= horizon_of(looking.question)


def handled(looking: Looking, row: Row) -> int:
    allowed = following.allowed(looking)["low" if row["high_intent"] else "high"]
    if row["first_attempt_at"] is not None:
        waited = row["first_attempt_at"] - row["mql_at"]
        if waited <= HOUR:
            return following.WITHIN_HOUR
        if waited <= min(4 * HOUR, allowed):
            return following.WITHIN_FOUR
        return following.IN_TIME if waited <= allowed else following.LATE
    if row["sal_at"] is None:
        return following.UNREVIEWED
    return following.MACHINE if row["automatic"] else following.NEVER


def arrival(looking: Looking, row: Row) -> int:
    local = from_microseconds(row["mql_at"]).astimezone(ZoneInfo(looking.question.period.zone))
    if local.weekday() >= 5:
        return 0
    return next((band for band, until in ((1, 8), (2, 12), (3, 18)) if local.hour < until), 4)


def told(found: dict[str, Any], *keys: str) -> list[tuple[Any, ...]]:
    return list(zip(*(found[key].tolist() for key in keys), strict=True))


def test_handled_leads_are_counted_as_by_hand(looking, every_case):
    found = looking.columns(following.handled_sql(), cases, **following.allowed(looking), at=following.offset(looking))
    n, hits = Counter(), Counter()
    for row in of_age(looking, every_case):
        if row["sal_at"] is None and row["outcome"] == "rejected":
            continue
        key = (int(row["score"]), row["channel"], arrival(looking, row), handled(looking, row))
        n[key] += 1
        hits[key] += hit(looking, row)
    expected = [(*key, n[key], hits[key]) for key in sorted(n)]
    assert told(found, "points", "channel", "arrival", "handled", "n", "hits") == expected
    assert len({row[3] for row in expected}) >= 5


def test_decisions_against_the_criteria_are_judged_as_the_core_judges_them(looking, every_case):
    found = looking.columns(bias.decisions_sql(looking.versions), cases)
    by_number = {version.number: version for version in looking.versions}
    bounds = looking.question.period.bounds
    n, against, rejected, taken, hits = (Counter() for _ in range(5))
    for row in every_case:
        if not bounds["start"] <= row["mql_at"] < bounds["end"]:
            continue
        if row["sal_at"] is None and row["outcome"] != "rejected":
            continue
        key = (row["reviewer"], row["team"])
        n[key] += 1
        rejected[key] += row["sal_at"] is None
        profile = {name: value for name, value in row.items() if value is not None}
        stage = stage_terms(by_number[row["charter_version"]].terms, "mql") if row["charter_version"] else None
        denied = [one for one in answers(profile, stage) if one.reject_reason == row["reason"] and one.holds]
        against[key] += row["outcome"] == "rejected" and bool(denied)
        if row["sal_at"] is not None and row in of_age(looking, [row]):
            taken[key] += 1
            hits[key] += hit(looking, row)
    expected = [(*key, n[key], against[key], rejected[key], taken[key], hits[key]) for key in sorted(n)]
    assert told(found, "reviewer", "team", "n", "against", "rejected", "taken", "converted") == expected
    assert sum(against.values()) > 0


@pytest.mark.parametrize("by", quality.CUTS)
def test_leads_are_held_to_the_criteria_in_force(looking, every_profile, by):
    found = looking.columns(quality.leads_sql(looking.version, by), profiles)
    bounds, stage = looking.question.period.bounds, stage_terms(looking.version.terms, "mql")
    counts: dict[str, Counter] = defaultdict(Counter)
    for row in every_profile:
        if not bounds["start"] <= row["captured_at"] < bounds["end"]:
            continue
        judged = [one.holds for one in answers(row, stage)]
        known = None not in judged and not missing_fields(row, stage)
        counts[row[by]]["fails" if False in judged else "meets" if known else "unknown"] += 1
    expected = [
        (cut, sum(some.values()), some["meets"], some["fails"], some["unknown"]) for cut, some in sorted(counts.items())
    ]
    assert told(found, "cut", "n", "meets", "fails", "unknown") == expected


@pytest.mark.parametrize("by", ["team", "rep"])
def test_effort_is_summed_as_by_hand(looking, every_case, by):
    found = looking.columns(picking.effort_sql(by), cases, **following.allowed(looking), at=following.offset(looking))
    sums: dict[tuple[Any, ...], Counter] = defaultdict(Counter)
    start = looking.question.period.bounds["start"]
    for row in of_age(looking, every_case):
        worked = row["sal_at"] is not None
        tried = worked and not hit(looking, row) and row["first_attempt_at"] is not None
        employees, senior = row["employees"], row["seniority"]
        key = (
            int(row["score"]),
            (row["mql_at"] - start) // (91 * 24 * HOUR),
            row[by],
            int(row["high_intent"]),
            arrival(looking, row),
            -1 if employees is None else sum(employees >= edge for edge in picking.SIZES),
            -1 if senior is None else int(senior in picking.LEADERS),
        )
        sums[key].update(
            decided=worked or row["outcome"] == "rejected",
            taken=worked,
            worked=worked,
            in_time=worked and handled(looking, row) < following.LATE,
            tried=tried,
            attempts=row["attempts"] if tried else 0,
            squares=row["attempts"] ** 2 if tried else 0,
        )
    names = ("decided", "taken", "worked", "in_time", "tried", "attempts", "squares")
    expected = [(*key, *(some[name] for name in names)) for key, some in sorted(sums.items())]
    keys = ("points", "quarter", "team", "fast", "arrival", "size", "senior")
    assert told(found, *keys, *names) == expected


def test_halves_of_the_period_are_counted_as_by_hand(looking, every_case):
    middle = looking.question.moment.instant - 80 * 24 * HOUR
    end = looking.question.moment.instant - 35 * 24 * HOUR
    found = looking.columns(conflicts.halves_sql(), cases, **following.allowed(looking), at=middle, limit=end)
    halves: dict[int, Counter] = defaultdict(Counter)
    for row in of_age(looking, every_case):
        if row["mql_at"] < end:
            taken = row["sal_at"] is not None
            halves[int(row["mql_at"] >= middle)].update(
                n=1, sqls=hit(looking, row), taken=taken, taken_sqls=taken and hit(looking, row),
                cared=taken and handled(looking, row) < following.LATE,
            )  # fmt: skip
    names = ("n", "sqls", "taken", "taken_sqls", "cared")
    assert told(found, "half", *names) == [(half, *(halves[half][name] for name in names)) for half in sorted(halves)]


def test_what_channels_brought_is_summed_as_by_hand(looking, every_case):
    found = looking.columns(channels.brought_sql(), cases)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in of_age(looking, every_case, times=2):
        money = row["won_minor"]
        for place, part in enumerate((1, int(money > 0), money, money * money)):
            sums[row["channel"]][place] += part
    expected = [(cut, *some) for cut, some in sorted(sums.items())]
    assert told(found, "cut", "n", "won", "revenue", "squares") == expected
    assert sum(row[2] for row in expected) > 0


def test_conversions_are_counted_as_by_hand(looking, every_case):
    found = looking.columns(quality.passes_sql("channel"), cases)
    n, hits = Counter(), Counter()
    for row in of_age(looking, every_case):
        n[row["channel"]] += 1
        hits[row["channel"]] += hit(looking, row)
    assert told(found, "cut", "n", "hits") == [(cut, n[cut], hits[cut]) for cut in sorted(n)]


def test_local_time_is_that_of_the_charters_zone(looking):
    assert following.offset(looking) == timedelta(hours=7) // timedelta(microseconds=1)
    assert datetime(2026, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(looking.question.period.zone)).hour == 7
