"""What is given besides leads is told as a fact that keeps its promise, or refused where it could keep none."""

from datetime import date, timedelta

import pytest

from selaras.core.lifecycle import Act
from selaras.core.sla.deliveries import content_delivered, forecast_pairs, reports_delivered
from selaras.core.sla.giving import CATEGORIES, Expected, content_given, forecast_given, report_given
from selaras.kit.periods import Cuts
from selaras.kit.refusal import Refusal
from tests.core.sla.agreed import MONDAY

JAKARTA = Cuts("Asia/Jakarta")
WEEK, QUARTER = JAKARTA.named("2026-W10"), JAKARTA.named("2026-Q2")
OWED = ("battle_card", "case_study")


def act(**more):
    return Act(MONDAY, "user:ayu", "ayu:1", **more)


def code(answer):
    assert isinstance(answer, Refusal)
    return answer.code


def test_content_of_a_sort_the_charter_names_keeps_its_promise():
    told = content_given(act(), " Battle card ", "battle_card", OWED)
    assert content_delivered([told], "Asia/Jakarta") == [("battle_card", date(2026, 3, 2))]
    assert (told.subject.partition("_")[0], told.details.piece) == ("content", "Battle card")


def test_content_of_another_sort_is_refused_where_the_charter_names_some():
    answer = content_given(act(), "Battle card", "battlecard", OWED)
    assert (code(answer), answer.because.values["sorts"]) == ("sort_not_owed", OWED)
    assert content_given(act(), "Battle card", "battlecard", ()).details.sort == "battlecard"


def test_content_without_a_name_is_refused():
    assert code(content_given(act(), " ", "battle_card", OWED)) == "piece_nameless"


def test_a_report_is_about_a_week_that_has_begun():
    told = report_given(act(), JAKARTA.before(WEEK))
    assert reports_delivered([told], WEEK) == [("", date(2026, 3, 2))]
    assert code(report_given(act(), JAKARTA.named("2026-W11"))) == "report_ahead_of_time"
    assert code(report_given(act(), QUARTER)) == "report_about_no_week"


def test_what_was_delivered_earlier_may_be_told_later_and_not_the_other_way_round():
    later, earlier = MONDAY + timedelta(days=2), MONDAY - timedelta(days=2)
    told = report_given(act(noted_at=later), WEEK)
    assert (told.happened_at, told.noted_at) == (MONDAY, later)
    assert code(report_given(act(noted_at=earlier), WEEK)) == "not_given_yet"


def test_a_forecast_stands_for_whoever_it_is_of():
    told = forecast_given(act(), "rep_dewi", Expected(QUARTER, "commit", 900), currency="USD", team="sales")
    assert forecast_pairs([told], {"sales": 800}, QUARTER, "USD") == [(900, 800)]


@pytest.mark.parametrize(("expected", "why"), [
    (Expected(WEEK, "commit", 1), "forecast_of_no_period"), (Expected(QUARTER, "hope", 1), "forecast_of_no_category"),
    (Expected(QUARTER, "commit", -1), "amount_negative"),
    (Expected(JAKARTA.named("2026-02"), "commit", 1), "forecast_too_late"),
])  # fmt: skip
def test_a_forecast_that_nobody_could_be_held_to_is_refused(expected, why):
    assert code(forecast_given(act(), "rep_dewi", expected, currency="USD")) == why


def test_best_case_and_pipeline_are_forecasts_that_nobody_is_judged_by():
    for category in CATEGORIES[1:]:
        told = forecast_given(act(), "team_sales", Expected(QUARTER, category, 900), currency="USD", team="sales")
        assert forecast_pairs([told], {"sales": 800}, QUARTER, "USD") == []
