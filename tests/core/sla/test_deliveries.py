"""What was delivered, announced and forecast is read off the facts, and late is late."""

from datetime import date, timedelta

from selaras.core.sla.deliveries import capacity_changes, content_delivered, forecast_pairs, reports_delivered
from selaras.kit.periods import Cuts
from tests.core.sla.agreed import told

JAKARTA = Cuts("Asia/Jakarta")
WEEK = JAKARTA.named("2026-W10")  # begins on 2 March, when MONDAY is nine o'clock
QUARTER = JAKARTA.named("2026-Q1")
DAY = 24


def test_content_is_there_on_its_local_day():
    piece = told("content.delivered", 14.5, subject="content_1", piece="Battle card", sort="battle_card")
    assert content_delivered([piece, told("lead.touched", signal="x")], "Asia/Jakarta") == [
        ("battle_card", date(2026, 3, 2))
    ]
    assert content_delivered([piece], "Australia/Sydney") == [("battle_card", date(2026, 3, 3))]


def _report(week, hours):
    return told("report.delivered", hours, subject="report_1", week=week)


def test_a_week_owes_the_report_about_the_week_before():
    about, other = date(2026, 2, 23), date(2026, 2, 16)
    assert reports_delivered([_report(about, DAY), _report(other, 1)], WEEK) == [("", date(2026, 3, 3))]


def test_a_report_that_came_ahead_was_there_on_the_first_day():
    assert reports_delivered([_report(date(2026, 2, 23), -2 * DAY)], WEEK) == [("", WEEK.first_day)]


def test_a_month_owes_the_reports_that_come_in_it():
    month = JAKARTA.named("2026-03")
    facts = [_report(date(2026, 2, 23), 1), _report(date(2026, 2, 16), 2), told("lead.touched", signal="x")]
    assert reports_delivered(facts, month) == [("", date(2026, 3, 2)), ("", date(2026, 3, 2))]


def _capacity(hours, takes, from_hours, rep="rep_dewi"):
    begins = WEEK.start + timedelta(hours=from_hours)
    return told("rep.capacity_announced", hours, subject=rep, leads_per_week=takes, from_at=begins)


def test_what_is_said_first_is_no_change_of_capacity():
    assert capacity_changes([_capacity(0, 7, 10), _capacity(5, 7, 20)]) == []


def test_a_change_is_dated_to_its_announcement_and_to_its_beginning():
    facts = [_capacity(0, 7, 10), _capacity(30, 5, 40), _capacity(1, 9, 12, "rep_tono"), told("rep.left")]
    assert capacity_changes(reversed(facts)) == [(facts[1].happened_at, WEEK.start + timedelta(hours=40))]


def test_of_two_announcements_about_one_day_the_later_holds():
    facts = [_capacity(0, 7, 10), _capacity(1, 5, 40), _capacity(2, 7, 40)]
    assert capacity_changes(facts) == []


def _forecast(amount, *, who="rep_dewi", team="east", days=10, **more):
    said = {"period_start": QUARTER.first_day, "period_end": QUARTER.last_day, "category": "commit", "currency": "USD"}
    hours = (QUARTER.end - timedelta(days=days) - WEEK.start) / timedelta(hours=1) - 9
    return told(
        "forecast.submitted",
        hours,
        subject=who,
        amount_minor=amount,
        team=team,
        key=f"{who}{days}{amount}",
        **said | more,
    )


def test_the_last_word_thirty_days_before_the_end_is_what_counts():
    facts = [_forecast(100, days=60), _forecast(90, days=30), _forecast(50, days=29)]
    assert forecast_pairs(facts, {"east": 80}, QUARTER, "USD") == [(90, 80)]


def test_reps_are_added_up_unless_their_team_speaks_for_itself():
    reps = [_forecast(60, days=40), _forecast(40, who="rep_tono", days=40)]
    assert forecast_pairs(reps, {"east": 80}, QUARTER, "USD") == [(100, 80)]
    assert forecast_pairs([*reps, _forecast(70, who="team_east", days=40)], {"east": 80}, QUARTER, "USD") == [(70, 80)]


def test_a_team_that_won_and_had_said_nothing_had_forecast_nothing():
    assert forecast_pairs([_forecast(60, days=40)], {"west": 80}, QUARTER, "USD") == [(60, 0), (0, 80)]


def test_where_nobody_said_anything_there_is_nothing_to_judge():
    assert forecast_pairs([told("rep.left")], {"west": 80}, QUARTER, "USD") == []


def test_best_case_other_periods_and_unknown_currencies_are_no_commitment():
    facts = [
        _forecast(60, days=40, category="best_case"),
        _forecast(61, days=40, period_end=date(2026, 6, 30)),
        _forecast(62, days=40, currency="IDR"),
    ]
    assert forecast_pairs(facts, {}, QUARTER, "USD") == []
    assert forecast_pairs([_forecast(62, days=40, currency="IDR", base_minor=4)], {}, QUARTER, "USD") == [(4, 0)]
