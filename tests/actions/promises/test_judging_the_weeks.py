"""Every ended week is judged once, under the charter of its end, and a missed one opens a record."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from selaras.actions.charter import charter_versions
from selaras.actions.promises import as_it_would_be_now, evaluate_weeks
from selaras.actions.staff import Newcomer, add_person
from selaras.core.charter import starting_terms
from selaras.records.models import EscalationReading, EvaluationReading, Fact
from selaras.records.promises import evaluation
from tests.actions.desk.company import signed
from tests.actions.promises.company import (
    AFTER,
    CONTACT,
    JAKARTA,
    ROUTE,
    WEEK,
    a_kept_week,
    a_missed_week,
    at,
    broken,
    clocks,
    note,
    qualified,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def charter():
    """Signed in time for the week of MONDAY to be the first that is judged; marketing's reports come as promised."""
    signed(when=at(-20))
    weeks = [WEEK.first_day + timedelta(weeks=number) for number in range(10)]
    note(
        [
            told("report.delivered", "report_1", at(3 + 168 * n), week=week - timedelta(weeks=1))
            for n, week in enumerate(weeks)
        ]
    )


def judged(clause="first contact"):
    return [
        (row.week, row.judgement, row.rung) for row in EvaluationReading.objects.filter(clause=clause).order_by("week")
    ]


def of(clause):
    return EvaluationReading.objects.get(clause=clause)


def test_a_week_is_judged_when_it_is_over_and_not_before():
    a_missed_week()
    assert evaluate_weeks(WEEK.end - timedelta(seconds=1)).weeks == 0
    done = evaluate_weeks(WEEK.end)
    assert (done.weeks, done.records) == (1, 1)
    assert judged() == [(date(2026, 3, 2), "missed", 1)]
    row = of("first contact")
    assert (row.met, row.breached, row.value, row.floor, row.charter_version) == (1, 9, 0.1, 0.9, 1)


def test_judging_again_changes_nothing():
    a_missed_week()
    evaluate_weeks(AFTER)
    before = Fact.objects.count()
    assert evaluate_weeks(AFTER + timedelta(days=3)).weeks == 0
    assert Fact.objects.count() == before


def test_an_untouched_promise_is_broken_one_second_after_it_was_due_though_nobody_wrote_it_down():
    """Golden case 6, in the attainment of a week."""
    note(clocks(1, due=24 * 7 - 9 - 1 / 3600))
    evaluate_weeks(WEEK.end)
    assert (of("first contact").breached, of("first contact").pending) == (1, 0)
    assert not Fact.objects.filter(kind="clock.breached").exists()


def test_the_first_week_is_the_first_whole_one_under_a_charter():
    evaluate_weeks(AFTER)
    assert {row.week for row in EvaluationReading.objects.all()} == {date(2026, 3, 2)}


def test_a_missed_week_opens_a_record_with_an_owner_and_a_due_time():
    add_person(Newcomer("bima", "revenue_operations"), "a-long-pass-word-9")
    a_missed_week()
    evaluate_weeks(AFTER)
    record = EscalationReading.objects.get()
    assert (record.clause, record.name, record.owner_role, record.owner_id) == (
        "first contact", "talk", "revenue_operations", "bima",
    )  # fmt: skip
    assert (record.opened_at, record.due_at) == (AFTER, AFTER + timedelta(days=5))
    assert record.who.split("\n") == ["marketing", "revenue_operations", "sales_manager"]


def test_a_role_two_people_hold_has_no_owner_yet():
    for name in ("bima", "budi"):
        add_person(Newcomer(name, "revenue_operations"), "a-long-pass-word-9")
    a_missed_week()
    evaluate_weeks(AFTER)
    assert EscalationReading.objects.get().owner_id == ""


def test_weeks_go_on_climbing_and_recover():
    for week in range(3):
        a_missed_week(week)
    a_kept_week(3)
    for week in range(4):
        evaluate_weeks(AFTER + timedelta(weeks=week))
    assert [rung for _, _, rung in judged()] == [1, 1, 2, 1]
    records = {one.rung: one for one in EscalationReading.objects.all()}
    assert records[2].recovered_on == date(2026, 3, 23)
    assert records[1].recovered_on is None


def test_after_a_long_stop_every_week_is_judged_in_its_order():
    for week in range(3):
        a_missed_week(week)
    a_kept_week(3)
    done = evaluate_weeks(AFTER + timedelta(weeks=7), at_once=6)
    assert done.weeks == 8
    assert [rung for _, _, rung in judged()] == [1, 1, 2, 1, 1, 1, 1, 1]
    assert [judgement for _, judgement, _ in judged()][4:] == ["no_data"] * 4


def test_after_a_long_stop_nobody_is_called_about_what_recovered():
    a_missed_week(0)
    a_missed_week(1)
    a_kept_week(2)
    evaluate_weeks(AFTER + timedelta(weeks=2))
    assert not EscalationReading.objects.exists()
    assert [rung for _, _, rung in judged()] == [1, 1, 0]


def test_after_a_long_stop_only_those_furthest_up_are_called():
    for week in range(4):
        a_missed_week(week)
    evaluate_weeks(AFTER + timedelta(weeks=3))
    assert [one.name for one in EscalationReading.objects.all()] == ["vp_review"]


def test_a_record_that_was_closed_is_opened_again_while_the_promise_is_missed():
    a_missed_week(0)
    evaluate_weeks(AFTER)
    record = EscalationReading.objects.get()
    closed = {"closed_by": "bima", "cause": "capacity", "outcome": "we hire"}
    note([told("escalation.closed", record.record_id, AFTER + timedelta(days=2), **closed)])
    a_missed_week(1)
    evaluate_weeks(AFTER + timedelta(weeks=1))
    assert [one.rung for one in EscalationReading.objects.order_by("week")] == [1, 1]


def test_facts_that_come_late_do_not_rewrite_what_was_judged():
    a_missed_week()
    evaluate_weeks(AFTER)
    note(
        [told("clock.stopped", f"clock_first_contact_30_{n}", at(29), outcome="done", noted=at(400)) for n in range(9)]
    )
    row = of("first contact")
    assert (row.met, row.breached, row.judgement) == (1, 9, "missed")
    now = as_it_would_be_now(evaluation(row), charter_versions())
    assert (now.met, now.breached, now.judgement, now.rung) == (10, 0, "met", 1)


def test_leaving_a_clause_out_of_the_charter_frees_nobody():
    a_missed_week()
    terms = starting_terms()
    fewer = tuple(clause for clause in terms.promises.leads if clause.promise != "first_contact")
    signed(terms.model_copy(update={"promises": terms.promises.model_copy(update={"leads": fewer})}), when=at(10))
    evaluate_weeks(AFTER)
    assert (of("first contact").judgement, of("first contact").charter_version) == ("missed", 2)
    assert as_it_would_be_now(evaluation(of("first contact")), charter_versions()).judgement == "missed"


def test_each_week_is_judged_under_the_charter_of_its_end():
    a_missed_week(0)
    terms = starting_terms()
    low = terms.promises.ladder.model_copy(update={"weekly_floor": Decimal("0.05")})
    signed(terms.model_copy(update={"promises": terms.promises.model_copy(update={"ladder": low})}), when=WEEK.end)
    a_missed_week(1)
    evaluate_weeks(AFTER + timedelta(weeks=1))
    assert [(judgement, rung) for _, judgement, rung in judged()] == [("missed", 1), ("met", 0)]


def test_marketing_s_promises_about_leads_are_judged_beside_sales():
    note(broken(4, due=30, cause="system", owed=ROUTE))
    evaluate_weeks(AFTER)
    assert (of("routed in five minutes").side, of("routed in five minutes").judgement) == ("marketing", "missed")
    assert of("first contact").judgement == "no_data"


def test_the_weekly_report_is_judged_each_week():
    evaluate_weeks(AFTER + timedelta(weeks=10))
    assert [judgement for _, judgement, _ in judged("weekly campaign report")] == ["met"] * 10 + ["missed"]


APRIL = JAKARTA.named("2026-04")
IN_APRIL = APRIL.start + timedelta(days=9)
AFTER_APRIL = JAKARTA.holding(APRIL.end, "week").end


def test_a_month_is_judged_in_the_week_in_which_it_ends_and_not_if_the_charter_came_during_it():
    note([fact for n in range(3) for fact in qualified(f"lead_{n}", IN_APRIL)])
    evaluate_weeks(AFTER_APRIL)
    (row,) = EvaluationReading.objects.filter(promise="volume")
    assert (row.first_day, row.last_day, row.value, row.floor, row.judgement) == (
        date(2026, 4, 1), date(2026, 4, 30), 3.0, 200.0, "missed",
    )  # fmt: skip
    assert row.week == date(2026, 4, 27)


def test_every_hand_over_must_be_complete():
    whole = {"title": "CFO", "industry": "software", "employees": 80, "country": "ID"}
    note([*qualified("lead_1", IN_APRIL, **whole), *qualified("lead_2", IN_APRIL)])
    evaluate_weeks(AFTER_APRIL)
    row = EvaluationReading.objects.get(promise="data_complete")
    assert (row.value, row.n, row.judgement) == (0.5, 2, "missed")
    assert row.missing.split("\n") == ["title", "industry", "employees", "country"]


def test_content_is_owed_each_month():
    told_ = [
        told("content.delivered", f"content_{sort}", IN_APRIL, piece=sort, sort=sort)
        for sort in ("battle_card", "case_study")
    ]
    note(told_)
    evaluate_weeks(AFTER_APRIL)
    row = EvaluationReading.objects.get(promise="content")
    assert (row.judgement, row.missing) == ("missed", "competitive_note")


def test_quality_is_judged_on_who_came_of_age_under_the_charter():
    facts = [fact for n in range(4) for fact in qualified(f"lead_{n}", IN_APRIL + timedelta(hours=n))]
    facts += [
        told("lead.sales_qualified", "lead_0", IN_APRIL + timedelta(days=89)),
        told("lead.sales_qualified", "lead_1", IN_APRIL + timedelta(days=95)),
    ]
    note(facts)
    evaluate_weeks(JAKARTA.named("2026-W31").end)
    rows = list(EvaluationReading.objects.filter(promise="quality").order_by("week"))
    assert [(row.first_day, row.judgement) for row in rows] == [
        (date(2026, 3, 3), "no_data"),
        (date(2026, 4, 2), "met"),
    ]
    assert (rows[1].last_day, rows[1].value, rows[1].n) == (date(2026, 5, 2), 0.25, 4)


QUARTER = JAKARTA.named("2026-Q2")
AFTER_QUARTER = JAKARTA.holding(QUARTER.end, "week").end


def test_a_forecast_is_judged_against_what_each_team_won():
    said = {"period_start": QUARTER.first_day, "period_end": QUARTER.last_day, "currency": "USD", "category": "commit"}
    early = QUARTER.end - timedelta(days=40)
    note([
        told("rep.joined", "rep_dewi", at(), team="east"),
        told("rep.joined", "rep_tono", at(), team="west"),
        told("forecast.submitted", "team_east", early, amount_minor=100, team="east", **said),
        told("forecast.submitted", "team_west", early, amount_minor=120, team="west", **said),
        *_won("opportunity_1", "rep_dewi", 80), *_won("opportunity_2", "rep_tono", 140),
    ])  # fmt: skip
    evaluate_weeks(AFTER_QUARTER)
    row = EvaluationReading.objects.get(promise="forecast")
    assert (round(row.value, 4), row.n, row.judgement) == (round(1 - 40 / 220, 4), 2, "met")


def _won(name, owner, amount):
    when = QUARTER.end - timedelta(days=5)
    return [
        told("opportunity.created", name, when - timedelta(days=9), owner_id=owner, amount_minor=1, currency="USD"),
        told("opportunity.won", name, when, amount_minor=amount, currency="USD"),
    ]


def test_a_change_of_capacity_is_announced_ahead():
    begins = QUARTER.start + timedelta(days=60)
    note([
        told("rep.capacity_announced", "rep_dewi", at(), leads_per_week=7, from_at=at()),
        told("rep.capacity_announced", "rep_dewi", begins - timedelta(days=29), leads_per_week=5, from_at=begins),
    ])  # fmt: skip
    evaluate_weeks(AFTER_QUARTER)
    row = EvaluationReading.objects.get(promise="capacity_notice")
    assert (row.value, row.n, row.judgement) == (0.0, 1, "missed")


def test_what_was_judged_about_a_period_can_be_asked_again():
    note(qualified("lead_1", IN_APRIL))
    evaluate_weeks(AFTER_APRIL)
    note(qualified("lead_2", IN_APRIL))
    row = EvaluationReading.objects.get(promise="volume")
    now = as_it_would_be_now(evaluation(row), charter_versions())
    assert (row.value, now.value, now.first_day) == (1.0, 2.0, date(2026, 4, 1))
    assert as_it_would_be_now(evaluation(row), ()) is None


def test_every_promise_of_the_charter_is_judged_once_its_time_has_come():
    evaluate_weeks(JAKARTA.named("2026-Q3").end)
    terms = starting_terms()
    made = {clause.name for clause in (*terms.promises.leads, *terms.promises.periods)}
    assert {row.clause for row in EvaluationReading.objects.all()} == made
    assert CONTACT.clause in made
