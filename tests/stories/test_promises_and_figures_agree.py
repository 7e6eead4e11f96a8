"""What a week was judged by is what the figures say of it: one definition each, on two planes."""

from pathlib import Path

import pytest
from django.conf import settings

from selaras.actions.charter import charter_in_force
from selaras.actions.demo import DemoOrder, load_demo
from selaras.analytics import Lake, Yardstick, asked, question_of
from selaras.connectors.simulator import DEMO_UNTIL, Scenario
from selaras.core.charter.fiscal import cuts_of
from selaras.records.models import EvaluationReading

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def company(tmp_path, settings):
    settings.LAKE = tmp_path / "lake"
    load_demo(
        DemoOrder(Scenario(leads=400, reps=8, campaigns=12, months=4), 5, DEMO_UNTIL, tmp_path / "demo"), DEMO_UNTIL
    )


def test_judged_weeks_and_months_say_what_the_figures_say(company):
    lake, version = Lake.open(Path(settings.LAKE)), charter_in_force(DEMO_UNTIL)
    yardstick, cuts = Yardstick.of(version.terms), cuts_of(version.terms)

    def figure(metric, period, by=None):
        return asked(metric, question_of(lake, yardstick, as_of=DEMO_UNTIL, period=period, by=by))

    weeks = EvaluationReading.objects.filter(every="week").exclude(promise="campaign_report").order_by("week")
    compared = 0
    for week in weeks.values_list("week", flat=True).distinct()[2:12:3]:
        rows = {row.clause: row for row in weeks.filter(week=week, n__gt=0)}
        answer = figure("sla_attainment", cuts.named(f"{week:%G-W%V}"), "clause")
        parts = {part.cut.value: part for part in answer.parts if part.denominator}
        assert {clause: (row.met, row.n) for clause, row in rows.items()} == {
            clause: (part.numerator, part.denominator) for clause, part in parts.items()
        }
        compared += len(rows)
    assert compared > 10
    month = EvaluationReading.objects.filter(promise="data_complete").latest("week")
    whole = figure("data_complete", cuts.named(f"{month.first_day:%Y-%m}")).whole
    assert (month.n, month.value) == (whole.denominator, pytest.approx(whole.value))
    volume = EvaluationReading.objects.get(promise="volume", week=month.week)
    assert volume.value == figure("mql_volume", cuts.named(f"{month.first_day:%Y-%m}")).whole.value
