"""Figures of a small quarter, each checked by hand, and the golden cases of the definitions."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from selaras.analytics import Answer, Cut, Cuts, Figure, Period, Yardstick, asked, question_of, rows_behind
from selaras.analytics.question import Question
from selaras.analytics.statistics import wilson
from selaras.core.calendars import Calendar, Shift
from selaras.kit.errors import InputError
from tests.analytics.conftest import day
from tests.analytics.writing import Telling, lake_of

LATER = datetime(2026, 12, 1, tzinfo=UTC)


def ask(telling: Telling, folder: Path, yardstick: Yardstick, period: Period, as_of: datetime = LATER) -> Question:
    return question_of(lake_of(telling.facts, folder), yardstick, as_of=as_of, period=period)


def counts(figure: Figure) -> dict[str, object]:
    return {each.metric.partition(".")[2]: each.value for each in figure.beside}


def parts(answer: Answer) -> dict[str, object]:
    return {figure.cut.value: figure.value for figure in answer.parts if figure.cut}


def test_a_mature_cohort_is_a_plain_share_with_wilsons_interval(ten_mqls, folder, yardstick, quarter) -> None:
    figure = asked("mql_to_sql", ask(ten_mqls, folder, yardstick, quarter)).whole
    assert (figure.value, figure.numerator, figure.denominator, figure.mature) == (0.4, 4, 10, True)
    assert (figure.interval.low, figure.interval.high) == wilson(4, 10)
    assert figure.method == "cohort_share"


def test_golden_case_eleven_an_immature_cohort_is_estimated_and_says_so(ten_mqls, folder, yardstick, quarter) -> None:
    figure = asked("mql_to_sql", ask(ten_mqls, folder, yardstick, quarter, as_of=day(20))).whole
    assert figure.mature is False
    assert figure.method == "aalen_johansen"
    assert figure.numerator == 4
    assert 0.4 < figure.value < 1
    assert figure.interval.low < figure.value < figure.interval.high
    assert [note.id for note in figure.notes] == ["metrics-note-short-follow-up"]


def test_acceptance_times_sal_to_sql_is_mql_to_sql_for_a_mature_decided_cohort(
    telling, folder, yardstick, quarter
) -> None:
    for number in range(8):
        telling.tell("lead.qualified", f"lead_{number}", day(0))
        if number < 6:
            telling.tell("lead.accepted", f"lead_{number}", day(1))
        else:
            telling.tell("lead.rejected", f"lead_{number}", day(1), reason="wrong_size")
        if number < 3:
            telling.tell("lead.sales_qualified", f"lead_{number}", day(9))
    question = ask(telling, folder, yardstick, quarter)
    acceptance, sal_to_sql, mql_to_sql = (
        asked(name, question).whole.value for name in ("acceptance_rate", "sal_to_sql", "mql_to_sql")
    )
    assert acceptance * sal_to_sql == pytest.approx(mql_to_sql)


def test_acceptance_leaves_the_waiting_beside_it(ten_mqls, folder, yardstick, quarter) -> None:
    ten_mqls.tell("lead.rejected", "lead_7", day(19), reason="wrong_size")
    figure = asked("acceptance_rate", ask(ten_mqls, folder, yardstick, quarter)).whole
    assert figure.value == 7 / 8
    assert counts(figure) == {"accepted": 7, "rejected": 1, "pending": 2, "implied": 0}


def test_a_team_that_never_decides_has_no_acceptance_rate(telling, folder, yardstick, quarter) -> None:
    telling.tell("lead.qualified", "lead_1", day(0))
    telling.tell("lead.accepted", "lead_2", day(-200))
    figure = asked("acceptance_rate", ask(telling, folder, yardstick, quarter)).whole
    assert (figure.value, figure.refused.id) == (None, "metrics-refused-no-decisions")


def test_skipped_stages_count_in_conversion_and_are_said(telling, folder, yardstick, quarter) -> None:
    telling.tell("lead.qualified", "lead_1", day(0))
    telling.tell("lead.sales_qualified", "lead_1", day(4))
    question = ask(telling, folder, yardstick, quarter)
    figure = asked("mql_to_sal", question).whole
    assert (figure.value, figure.present, figure.notes[0].id) == (1.0, 0.0, "metrics-note-skipped")


def test_what_nobody_ever_told_is_refused_not_nought(ten_mqls, folder, yardstick, quarter) -> None:
    question = ask(ten_mqls, folder, yardstick, quarter)
    for name in ("mql_to_won", "won", "spend", "sla_attainment", "win_rate", "cost_per_mql", "pipeline_velocity"):
        figure = asked(name, question).whole
        assert (figure.value, figure.refused.id) == (None, "metrics-refused-never-told"), name


def test_speed_counts_those_nobody_called_and_the_early_call_as_no_wait(ten_mqls, folder, yardstick, quarter) -> None:
    figure = asked("time_to_first_contact", ask(ten_mqls, folder, yardstick, quarter)).whole
    beside = counts(figure)
    assert (figure.n, figure.numerator, beside["not_yet"], beside["early"]) == (10, 7, 3, 1)
    assert figure.value == 4 * 3600 - 180
    assert beside["p90"] is None
    assert beside["within_5m"] == pytest.approx(0.1)
    assert beside["within_1h"] == pytest.approx(0.2)


def test_business_hours_shorten_a_wait_over_the_weekend(telling, folder, quarter) -> None:
    friday = datetime(2026, 5, 8, 16, tzinfo=UTC)
    telling.tell("lead.qualified", "lead_1", friday)
    telling.tell("lead.contacted", "lead_1", friday + timedelta(days=3), medium="call")
    office = Calendar("office", "UTC", tuple(Shift(weekday, time(9), time(17)) for weekday in range(5)))
    question = ask(telling, folder, Yardstick(contact_start="qualified", hours=office), quarter)
    figure = asked("time_to_first_contact", question).whole
    assert (figure.value, figure.method) == (8 * 3600, "kaplan_meier_business")


def test_speed_is_refused_where_no_clock_started(telling, folder, yardstick, quarter) -> None:
    telling.tell("lead.qualified", "lead_1", day(0))
    telling.tell("lead.contacted", "lead_1", day(1), medium="call")
    figure = asked("time_to_first_contact", ask(telling, folder, yardstick, quarter)).whole
    assert figure.refused.id == "metrics-refused-none-assigned"


def test_ageing_counts_the_open_by_the_time_in_their_stage(ten_mqls, folder, yardstick, quarter) -> None:
    answer = asked("ageing_leads", ask(ten_mqls, folder, yardstick, quarter, as_of=day(20.5)).of("stage"))
    assert answer.whole.value == 7
    assert parts(answer) == {"sql": 4, "mql": 3}
    assert counts(answer.whole) == {
        "under_1d": 0,
        "from_1d": 2,
        "from_3d": 1,
        "from_7d": 2,
        "from_14d": 2,
        "from_30d": 0,
        "untouched": 3,
    }


def test_a_clock_exactly_on_time_is_met_and_one_past_due_is_breached_now(telling, folder, yardstick, quarter) -> None:
    clause = {"clause": "first_contact", "promise": "first_contact", "side": "sales", "target_seconds": 86_400}
    for number, name in enumerate(("met", "late", "running", "cancelled", "paused", "waiting")):
        due = day(30) if name == "waiting" else day(2)
        telling.tell("clock.started", f"clock_{name}", day(1), due_at=due, calendar="always", lead_id="l", **clause)
        if name == "met":
            telling.tell("clock.stopped", f"clock_{name}", day(2), outcome="done")
        if name == "late":
            telling.tell("clock.stopped", f"clock_{name}", day(3), outcome="done")
        if name == "cancelled":
            telling.tell("clock.stopped", f"clock_{name}", day(9), outcome="cancelled", reason="merged")
        if name == "paused":
            telling.tell("clock.paused", f"clock_{name}", day(1.5), reason="customer")
        assert number < 6
    answer = asked("sla_attainment", ask(telling, folder, yardstick, quarter, as_of=day(10)).of("clause"))
    assert counts(answer.whole) == {"met": 1, "breached": 2, "pending": 2, "cancelled": 1}
    assert answer.whole.value == pytest.approx(1 / 3)
    assert parts(answer) == {"first_contact": pytest.approx(1 / 3)}


@pytest.fixture
def deals(telling: Telling) -> Telling:
    """Golden case 12: won 1.0 M, open in the period 8.0 M of a target of 5.0 M; 22 % of last quarter's pipeline was
    won.
    """
    million = 100_000_000
    telling.tell("opportunity.created", "opportunity_won", day(-20), base_minor=million, close_date=date(2026, 5, 20))
    telling.tell("opportunity.won", "opportunity_won", day(10))
    telling.tell(
        "opportunity.created", "opportunity_open", day(-40), base_minor=8 * million, close_date=date(2026, 6, 30)
    )
    telling.tell("opportunity.created", "opportunity_next", day(-40), base_minor=million, close_date=date(2026, 7, 1))
    telling.tell("opportunity.created", "opportunity_bare", day(1), close_date=date(2026, 6, 1))
    for number, (part, wins) in enumerate(((22, True), (50, False), (28, False))):
        deal, begin = f"opportunity_past_{number}", datetime(2025, 12, 20, tzinfo=UTC)
        telling.tell("opportunity.created", deal, begin, base_minor=part * 1000, close_date=date(2026, 3, 20))
        kind = "opportunity.won" if wins else "opportunity.lost"
        telling.tell(kind, deal, datetime(2026, 3, 25, tzinfo=UTC))
    return telling


def test_golden_case_twelve_coverage(deals, folder, yardstick, quarter) -> None:
    question = ask(deals, folder, yardstick, quarter, as_of=day(20))
    assert asked("target", question).whole.value == 500_000_000
    won, pipeline = asked("won", question).whole, asked("open_pipeline", question).whole
    assert (won.value, counts(won)) == (100_000_000, {"deals": 1, "missing_amounts": 0})
    assert (pipeline.value, counts(pipeline)) == (800_000_000, {"deals": 2, "missing_amounts": 1})
    remaining = asked("remaining_coverage", question).whole
    assert remaining.value == 2.0
    assert counts(remaining) == {"rule_low": 3.0, "rule_high": 5.0}
    needed = asked("needed_coverage", question).whole
    assert needed.value == pytest.approx(1 / 0.22)
    assert round(needed.value, 1) == 4.5
    assert needed.interval.low < needed.value < needed.interval.high


def test_opening_coverage_is_as_things_stood_at_the_first_instant(deals, folder, yardstick, quarter) -> None:
    figure = asked("opening_coverage", ask(deals, folder, yardstick, quarter, as_of=day(20))).whole
    assert figure.value == pytest.approx(8.0 / 5.0)


def test_a_target_that_is_met_leaves_nothing_to_cover(deals, folder, yardstick, quarter) -> None:
    deals.tell("opportunity.won", "opportunity_open", day(11))
    figure = asked("remaining_coverage", ask(deals, folder, yardstick, quarter, as_of=day(20))).whole
    assert (figure.value, figure.refused, figure.notes[0].id) == (None, None, "metrics-note-target-met")


def test_a_month_of_a_quarterly_target_has_no_target(deals, folder, yardstick) -> None:
    question = ask(deals, folder, yardstick, Cuts().named("2026-05"), as_of=day(20))
    for name in ("target", "remaining_coverage", "opening_coverage"):
        assert asked(name, question).whole.refused.id == "metrics-refused-no-target"


def test_without_a_past_nobody_says_what_is_needed(telling, folder, yardstick, quarter) -> None:
    telling.tell("opportunity.created", "opportunity_1", day(0), base_minor=5, close_date=date(2026, 6, 1))
    figure = asked("needed_coverage", ask(telling, folder, yardstick, quarter)).whole
    assert figure.refused.id == "metrics-refused-no-past-pipeline"


def test_win_rate_by_count_and_by_value_are_two_numbers(telling, folder, yardstick, quarter) -> None:
    for number in range(22):
        deal, large = f"opportunity_{number}", number >= 20
        telling.tell("opportunity.created", deal, day(-30), base_minor=500_000 if large else 10_000)
        telling.tell("opportunity.won" if number < 10 else "opportunity.lost", deal, day(number))
    question = ask(telling, folder, yardstick, quarter)
    figure = asked("win_rate", question).whole
    assert figure.value == pytest.approx(10 / 22)
    assert figure.beside_named("by_value").value == pytest.approx(1 / 12)
    cycle = asked("sales_cycle", question).whole
    assert cycle.value is None
    assert cycle.beside_named("won_only").value == pytest.approx(34.5 * 86_400)
    created = asked("win_rate_created", question).whole
    assert (created.value, created.mature) == (pytest.approx(10 / 22), True)
    velocity = asked("pipeline_velocity", question).whole
    assert (velocity.value, counts(velocity)["open_deals"]) == (0, 0)


def test_closed_deals_without_amounts_leave_the_share_by_value_unknown(telling, folder, yardstick, quarter) -> None:
    telling.tell("opportunity.created", "opportunity_1", day(-3))
    telling.tell("opportunity.won", "opportunity_1", day(2))
    question = ask(telling, folder, yardstick, quarter)
    assert asked("win_rate", question).whole.beside_named("by_value").value is None
    assert asked("pipeline_velocity", question).whole.refused.id == "metrics-refused-no-velocity"
    assert asked("win_rate", question.during(Cuts().named("2025"))).whole.refused.id == "metrics-refused-none-closed"
    assert (
        asked("sales_cycle", question.during(Cuts().named("2025"))).whole.refused.id == "metrics-refused-none-dated-won"
    )


def test_spend_is_spread_over_its_days_and_the_parts_sum_exactly(telling, folder, yardstick) -> None:
    telling.tell(
        "spend.booked", "spend_1", day(0), channel="search", from_date=date(2026, 4, 25), to_date=date(2026, 5, 4),
        amount_minor=1_003, currency="USD", base_minor=1_003,
    )  # fmt: skip
    telling.tell("lead.qualified", "lead_1", day(0), channel="search")
    telling.tell("lead.qualified", "lead_2", day(0), channel="friends")
    april, may = (ask(telling, folder, yardstick, Cuts().named(name)) for name in ("2026-04", "2026-05"))
    assert asked("spend", april).whole.value + asked("spend", may).whole.value == 1_003
    assert asked("spend", april).whole.value == 601
    cost = asked("cost_per_mql", may.of("channel"))
    assert cost.whole.value == 201
    assert parts(cost) == {"search": 402, "friends": None}
    assert [figure.notes[0].id for figure in cost.parts if figure.notes] == ["metrics-note-no-spend-booked"]
    before = asked("cost_per_mql", april.of("channel"))
    assert [figure.notes[0].id for figure in before.parts] == ["metrics-note-spend-without-leads"]


def test_complete_hand_offs_know_every_promised_field(ten_mqls, folder, yardstick, quarter) -> None:
    ten_mqls.tell("lead.qualified", "lead_bare", day(3))
    question = ask(ten_mqls, folder, yardstick, quarter)
    figure = asked("data_complete", question).whole
    assert (figure.value, figure.n) == (10 / 11, 11)
    assert counts(figure)["title"] == 10 / 11
    rows = rows_behind("data_complete", question, population="lacking")
    assert (rows.total, rows.rows[0][0]) == (1, "lead_bare")


def test_fields_the_lake_keeps_apart_are_named_not_guessed(ten_mqls, folder, quarter) -> None:
    question = ask(ten_mqls, folder, Yardstick(handoff_fields=("company", "email")), quarter)
    figure = asked("data_complete", question).whole
    assert (figure.value, figure.present, figure.notes[0].id) == (1.0, 0.5, "metrics-note-unseen-fields")
    none = ask(ten_mqls, folder, Yardstick(handoff_fields=("email",)), quarter)
    assert asked("data_complete", none).whole.refused.id == "metrics-refused-no-fields"
    empty = ask(ten_mqls, folder, Yardstick(), Cuts().named("2020"))
    assert asked("data_complete", empty).whole.refused.id == "metrics-refused-no-passes"


def test_a_recycled_lead_that_qualifies_again_is_a_second_pass(ten_mqls, folder, yardstick, quarter) -> None:
    ten_mqls.tell("lead.qualified", "lead_4", day(40), score=80.0)
    question = ask(ten_mqls, folder, yardstick, quarter)
    assert asked("recycled", question).whole.value == 2
    assert asked("re_mql", question).whole.value == 0.5
    assert asked("mql_volume", question).whole.value == 11
    assert asked("re_mql", question.during(Cuts().named("2020"))).whole.refused.id == "metrics-refused-none-recycled"


def test_the_in_period_ratio_may_exceed_one(telling, folder, yardstick) -> None:
    for number in range(3):
        telling.tell("lead.qualified", f"lead_{number}", day(-10))
        telling.tell("lead.sales_qualified", f"lead_{number}", day(3))
    telling.tell("lead.qualified", "lead_9", day(2))
    figure = asked("in_period_ratio", ask(telling, folder, yardstick, Cuts().named("2026-05"))).whole
    assert (figure.value, figure.interval, figure.beside_named("mql_to_sql").value) == (3.0, None, 3.0)


def test_leads_count_once_however_often_they_were_captured(telling, folder, yardstick, quarter) -> None:
    telling.tell("lead.captured", "lead_1", day(0), channel="webinar")
    telling.tell("lead.captured", "lead_1", day(5), channel="search")
    telling.tell("lead.captured", "lead_2", day(1))
    telling.tell("lead.merged", "lead_3", day(3), into="lead_1")
    telling.tell("lead.captured", "lead_3", day(2), channel="fair")
    answer = asked("leads", ask(telling, folder, yardstick, quarter).of("channel"))
    assert answer.whole.value == 2
    assert parts(answer) == {"webinar": 1, "(unknown)": 1}


def test_few_are_thin(ten_mqls, folder, yardstick, quarter) -> None:
    answer = asked("mql_to_sql", ask(ten_mqls, folder, Yardstick(thin_below=6), quarter).of("channel"))
    assert [figure.thin for figure in (answer.whole, *answer.parts)] == [False, True, True]


def test_weeks_of_a_quarter_are_cuts_too(ten_mqls, folder, yardstick, quarter) -> None:
    answer = asked("mql_volume", ask(ten_mqls, folder, yardstick, quarter, as_of=day(20)).of("week"))
    assert sum(figure.value for figure in answer.parts) == 10
    assert answer.parts[-1].cut == Cut("week", "2026-W21")


def test_a_metric_nobody_defined_and_a_cut_it_cannot_take_are_named(ten_mqls, folder, yardstick, quarter) -> None:
    question = ask(ten_mqls, folder, yardstick, quarter)
    with pytest.raises(InputError, match="'love' is not a metric; use one of leads"):
        asked("love", question)
    with pytest.raises(InputError, match="sla_attainment cannot be cut by stage; use one of side"):
        asked("sla_attainment", question.of("stage"))
    with pytest.raises(InputError, match="target has no rows named None; its rows are none"):
        rows_behind("target", question)
