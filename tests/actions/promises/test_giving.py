"""Deliveries and forecasts that people tell keep the promises about no lead, each told by whoever may."""

import pytest

from selaras.actions.desk import Told
from selaras.actions.ledger import note
from selaras.actions.promises import (
    Giving,
    board,
    deliver_content,
    deliver_report,
    evaluate_weeks,
    period_named,
    submit_forecast,
)
from selaras.core.sla.giving import Expected
from selaras.core.staff import Person
from selaras.kit.refusal import Refusal
from selaras.records.models import EvaluationReading, Fact
from tests.actions.desk.company import AYU, BIMA, DEWI, HADI, RINA, SARI, hired, signed, told
from tests.actions.promises.company import AFTER, WEEK, at

pytestmark = pytest.mark.django_db

NADIA = Person("nadia", "Nadia", "marketing")


@pytest.fixture(autouse=True)
def company():
    """A charter in force since February, and people who sell."""
    signed(when=at(-24 * 40))
    hired(at(-24 * 39))


def quarter(name="2026-Q2"):
    return period_named(name, at())


def code(answer):
    assert isinstance(answer, Refusal)
    return answer.code


def judged(promise):
    return EvaluationReading.objects.get(promise=promise, week=WEEK.first_day).judgement


def test_a_report_that_was_told_keeps_the_weeks_promise():
    assert isinstance(deliver_report(Giving(NADIA, at()), quarter("2026-W09")), Told)
    evaluate_weeks(AFTER)
    assert judged("campaign_report") == "met"
    assert board(AFTER, 1) is not None


def test_without_a_report_the_week_is_missed():
    evaluate_weeks(AFTER)
    assert judged("campaign_report") == "missed"


def test_content_is_told_once_under_the_callers_own_name():
    for _ in range(2):
        deliver_content(Giving(AYU, at(), at(-2), key="fair"), "Battle card", "battle_card")
    [fact] = Fact.objects.filter(kind="content.delivered")
    assert (fact.happened_at, fact.noted_at, fact.source_key) == (at(-2), at(), "user:ayu:fair")
    assert code(deliver_content(Giving(AYU, at()), "Battle card", "battlecard")) == "sort_not_owed"


@pytest.mark.parametrize("who", [DEWI, RINA, SARI, HADI])
def test_sales_does_not_tell_what_marketing_delivered(who):
    assert code(deliver_report(Giving(who, at()), quarter("2026-W09"))) == "not_your_role"
    assert code(deliver_content(Giving(who, at()), "Card", "battle_card")) == "not_your_role"


def said(by, **whose):
    return submit_forecast(Giving(by, at()), Expected(quarter(), "commit", 900_000), **whose)


def test_a_rep_forecasts_for_themselves_and_for_nobody_else():
    assert isinstance(said(DEWI), Told)
    [fact] = Fact.objects.filter(kind="forecast.submitted")
    assert fact.subject == "rep_dewi"
    assert code(said(DEWI, rep="rep_tono")) == "not_your_team"
    assert code(said(DEWI, team="sales")) == "not_your_team"


def test_a_manager_speaks_for_the_team_and_its_reps():
    assert isinstance(said(RINA, rep="rep_tono"), Told)
    assert isinstance(said(RINA, team="sales"), Told)
    assert {fact.subject for fact in Fact.objects.filter(kind="forecast.submitted")} == {"rep_tono", "team_sales"}


def test_leaders_and_operations_speak_for_anybody_who_is_known():
    assert isinstance(said(SARI, team="sales"), Told)
    assert isinstance(said(BIMA, rep="rep_dewi"), Told)
    assert code(said(SARI, team="moon")) == "unknown_team"
    assert code(said(SARI, rep="rep_moon")) == "unknown_rep"
    assert code(said(BIMA)) == "unknown_rep"


def test_marketing_forecasts_nothing_and_nobody_forecasts_the_past():
    assert code(said(AYU, team="sales")) == "not_your_role"
    late = submit_forecast(Giving(DEWI, at()), Expected(quarter("2026-02"), "commit", 1))
    assert code(late) == "forecast_too_late"


def test_the_last_word_a_month_before_the_quarter_ends_is_what_sales_is_judged_by():
    note([
        told("opportunity.created", "opportunity_1", at(), owner_id="rep_dewi", amount_minor=1, currency="USD"),
        told("opportunity.won", "opportunity_1", at(24 * 60), amount_minor=1_000_000, currency="USD"),
    ])  # fmt: skip
    for days, amount in ((30, 100), (88, 800_000), (93, 1_000_000)):
        submit_forecast(Giving(SARI, at(24 * days)), Expected(quarter(), "commit", amount), team="sales")
    evaluate_weeks(at(24 * 130), at_once=60)
    [row] = EvaluationReading.objects.filter(promise="forecast")
    assert (row.value, row.n) == (0.8, 1)
