"""Promises about weeks, months and quarters: the lake judges them as a few lines of plain Python do."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.analytics import METRICS, Cuts, Yardstick, asked, question_of, rows_behind
from selaras.core.charter.terms import PeriodClause
from selaras.core.ledger import in_order
from selaras.core.lifecycle import merge_roots, profile_of
from tests.analytics.histories import START, histories
from tests.analytics.test_relations_twins import folded
from tests.analytics.writing import Telling, lake_of

JAKARTA = ZoneInfo("Asia/Jakarta")
CUTS = Cuts("Asia/Jakarta")
HORIZON = timedelta(days=7)
few = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def clause(promise, every="month", **more):
    return PeriodClause(name=promise, promise=promise, side="marketing", every=every, **more)


def question(facts, folder, clauses, as_of, period):
    yardstick = Yardstick(cuts=CUTS, horizon=HORIZON, promises=tuple(clauses))
    return question_of(lake_of(facts, folder), yardstick, as_of=as_of, period=period)


def stood(put, promise):
    """How a promise stands, with its value and of how many, now and in the period before."""
    figure = asked(f"promise_{promise}", put).whole
    before = figure.beside_named("before")
    return [(each.period.name, each.judgement, each.value, each.n) for each in (figure, before)]


def local(at):
    return at.astimezone(JAKARTA).date()


def midnight_after(day):
    return datetime.combine(day + timedelta(days=1), time(), JAKARTA)


def twin(judge, one, facts, as_of, period):
    """The same by plain Python: ``judge`` looks at what was known, at a period and at whether it is over."""
    known = in_order(fact for fact in facts if fact.noted_at <= as_of)
    own = CUTS.holding(max(min(as_of, period.end - timedelta(microseconds=1)), period.start), one.every)
    return [(each.name, *judge(one, known, each, as_of)) for each in (own, CUTS.before(own))]


def kept(value, one, *, final):
    return "met" if value >= (one.at_least or 0) else "missed" if final else "pending"


def content(one, known, period, as_of):
    last = min(period.first_day + timedelta(days=one.due_day - 1), period.last_day)
    came = [fact.details.sort for fact in known if fact.kind == "content.delivered"
            if period.first_day <= local(fact.happened_at) <= last]  # fmt: skip
    fewest = min(came.count(sort) for sort in one.sorts)
    return kept(fewest, one, final=as_of >= midnight_after(last)), fewest, len(came)


def campaign_report(one, known, week, as_of):
    due = week.first_day + timedelta(days=one.due_day - 1)
    came = [fact for fact in known if fact.kind == "report.delivered" and local(fact.happened_at) <= due
            if fact.details.week == week.first_day - timedelta(days=7)]  # fmt: skip
    return kept(len(came), one, final=as_of >= midnight_after(due)), len(came), len(came)


def forecast(one, known, quarter, as_of):
    said, owner_of, won = defaultdict(dict), {}, defaultdict(int)
    for fact in known:
        told = fact.details
        if fact.kind == "opportunity.created":
            owner_of[fact.subject] = told.owner_id
        elif fact.kind == "forecast.submitted" and (told.period_start, told.category) == (quarter.first_day, "commit"):
            if fact.happened_at <= quarter.end - timedelta(days=30):
                said[told.team][fact.subject] = told.base_minor
        elif fact.kind == "opportunity.won" and fact.happened_at in quarter:
            won[TEAMS.get(owner_of[fact.subject], "")] += told.base_minor
    if not said:
        won.clear()
    expected = {team: words.get("team_" + team, sum(words.values())) for team, words in said.items()}
    teams, actual = expected.keys() | won.keys(), sum(won.values())
    if as_of < quarter.end or not actual:
        return "pending" if as_of < quarter.end else "no_data", None, len(teams)
    error = sum(abs(expected.get(team, 0) - won.get(team, 0)) for team in teams)
    accuracy = max(0.0, 1 - error / actual)
    return kept(Decimal(str(round(accuracy, 9))), one, final=True), pytest.approx(accuracy), len(teams)


def capacity_notice(one, known, quarter, as_of):
    changes, held = [], defaultdict(dict)
    for fact in known:
        if fact.kind == "rep.capacity_announced" and fact.happened_at < quarter.end:
            held[fact.subject][fact.details.from_at] = fact
    for said in held.values():
        line = [said[at] for at in sorted(said)]
        changes += [new for old, new in pairwise(line)
                    if new.details.leads_per_week != old.details.leads_per_week]  # fmt: skip
    due = [fact for fact in changes if fact.details.from_at in quarter]
    good = [fact for fact in due if fact.details.from_at - fact.happened_at >= timedelta(days=one.notice_days)]
    share = len(good) / len(due) if due else 1.0
    verdict = "missed" if share < 1 else "pending" if as_of < quarter.end else "met"
    return verdict, pytest.approx(share), len(due)


DELIVERED = [
    (content, clause("content", at_least=1, sorts=("battle_card", "case_study"), due_day=20)),
    (campaign_report, clause("campaign_report", "week", at_least=1, due_day=2)),
    (forecast, clause("forecast", "quarter", at_least=Decimal("0.8"))),
    (capacity_notice, clause("capacity_notice", "quarter", notice_days=30)),
]


TEAMS = {"rep_dewi": "east", "rep_tono": "west", "rep_budi": "west"}
AMOUNTS = st.sampled_from([100, 250, 400])
SPEAKERS = [("rep_tono", "west"), ("rep_budi", "west"), ("team_west", "west"), ("rep_dewi", "east")]


def _content(draw, telling, number, at, noted):
    sort = draw(st.sampled_from(["battle_card", "case_study", "other"]))
    telling.tell("content.delivered", f"content_{number}", at, noted, piece="p", sort=sort)


def _report(draw, telling, number, at, noted):
    monday = local(at) - timedelta(days=local(at).weekday() + draw(st.sampled_from([0, 7, 7, 14])))
    telling.tell("report.delivered", f"report_{number}", at, noted, week=monday)


def _won(draw, telling, number, at, noted):
    owner = draw(st.sampled_from(["rep_dewi", "rep_tono", None]))
    telling.tell("opportunity.created", f"opportunity_{number}", at, noted, owner_id=owner)
    telling.tell("opportunity.won", f"opportunity_{number}", at, noted, base_minor=draw(AMOUNTS))


def _capacity(draw, telling, number, at, noted):
    begins = at + timedelta(days=draw(st.sampled_from([0, 29, 30, 31, 60])))
    takes = draw(st.sampled_from([5, 7]))
    telling.tell("rep.capacity_announced", "rep_dewi", at, noted, leads_per_week=takes, from_at=begins)


def _forecast(draw, telling, number, at, noted):
    (subject, team), quarter = (
        draw(st.sampled_from(SPEAKERS)),
        CUTS.named(draw(st.sampled_from(["2026-Q1", "2026-Q2"]))),
    )
    amount, category = draw(AMOUNTS), draw(st.sampled_from(["commit", "commit", "best_case"]))
    telling.tell("forecast.submitted", subject, at, noted, period_start=quarter.first_day, period_end=quarter.last_day,
                 category=category, amount_minor=amount, base_minor=amount, currency="USD", team=team)  # fmt: skip


@st.composite
def sayings(draw):
    """What both sides said and delivered from January to June, some of it told late."""
    telling = Telling()
    for rep, team in TEAMS.items():
        telling.tell("rep.joined", rep, datetime(2025, 12, 1, tzinfo=UTC), name=rep, team=team, role="rep")
    for number in range(draw(st.integers(0, 16))):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 24 * 180)))
        noted = at + timedelta(days=draw(st.sampled_from([0, 0, 0, 40])))
        draw(st.sampled_from([_content, _report, _won, _capacity, _forecast]))(draw, telling, number, at, noted)
    return telling.facts


@few
@given(facts=sayings(), days=st.integers(-20, 260), name=st.sampled_from(["2026-Q1", "2026-02", "2026-W09", "2026-06"]))
def test_what_was_said_and_delivered_is_judged_alike(facts, days, name, tmp_path):
    as_of, period = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=days), CUTS.named(name)
    put = question(facts, tmp_path, [one for _, one in DELIVERED], as_of, period)
    for judge, one in DELIVERED:
        assert stood(put, one.promise) == twin(judge, one, facts, as_of, period), one.promise


def _passes(known, as_of):
    return [one for lead in folded(known, as_of).values() for one in lead.passes if one.entered("mql")]


def volume(one, known, period, as_of):
    n = sum(each.entered("mql") in period for each in _passes(known, as_of))
    return kept(n, one, final=as_of >= period.end), n, n


def quality(one, known, period, as_of):
    cohort = CUTS.days(period.first_day - HORIZON, period.last_day - HORIZON)
    members = [each for each in _passes(known, as_of) if each.entered("mql") in cohort]
    old = [each for each in members if each.entered("mql") + HORIZON <= as_of]
    got = [each for each in old if each.entered("sql") and each.entered("sql") - each.entered("mql") <= HORIZON]
    if not old:
        return "pending" if members else "no_data", None, 0
    return kept(Decimal(len(got)) / len(old), one, final=True), len(got) / len(old), len(old)


def complete(one, known, period, as_of):
    roots, whole = merge_roots(known), []
    for lead in folded(known, as_of).values():
        theirs = [fact for fact in known if roots.get(fact.subject, fact.subject) == lead.id]
        for at in (each.entered("mql") for each in lead.passes):
            if at and at in period:
                profile = profile_of([fact for fact in theirs if fact.happened_at <= at])
                whole.append(all(getattr(profile, name) is not None for name in one.fields))
    if not whole:
        return "no_data", None, 0
    share = sum(whole) / len(whole)
    return "pending" if as_of < period.end else kept(Decimal(share), one, final=True), share, len(whole)


HANDED_OVER = [
    (volume, clause("volume", at_least=2)),
    (quality, clause("quality", at_least=Decimal("0.5"))),
    (complete, clause("data_complete", at_least=Decimal("0.5"), fields=("title", "company"))),
]


@few
@given(facts=histories(), hour=st.integers(0, 24 * 60), name=st.sampled_from(["2026-03", "2026-Q1", "2026-W12"]))
def test_hand_offs_are_judged_alike(facts, hour, name, tmp_path):
    as_of, period = START + timedelta(hours=hour), CUTS.named(name)
    put = question(facts, tmp_path, [one for _, one in HANDED_OVER], as_of, period)
    for judge, one in HANDED_OVER:
        assert stood(put, one.promise) == twin(judge, one, facts, as_of, period), one.promise


@pytest.fixture
def march():
    """Two MQLs of March, one of them complete; a battle card, no case study; a report on Tuesday."""
    telling = Telling()
    for number, title in enumerate(["CTO", None]):
        at = datetime(2026, 3, 5 + number, tzinfo=UTC)
        telling.tell("lead.captured", f"lead_{number}", at, channel="webinar", company="PT Maju", title=title)
        telling.tell("lead.qualified", f"lead_{number}", at + timedelta(hours=1), score=70.0)
    telling.tell("content.delivered", "content_1", datetime(2026, 3, 9, tzinfo=UTC), piece="p", sort="battle_card")
    telling.tell("report.delivered", "report_1", datetime(2026, 3, 10, tzinfo=UTC), week=date(2026, 3, 2))
    telling.tell("rep.capacity_announced", "rep_dewi", datetime(2026, 1, 2, tzinfo=UTC), leads_per_week=7,
                 from_at=datetime(2026, 1, 2, tzinfo=UTC))  # fmt: skip
    telling.tell("rep.capacity_announced", "rep_dewi", datetime(2026, 3, 1, tzinfo=UTC), leads_per_week=5,
                 from_at=datetime(2026, 3, 9, tzinfo=UTC))  # fmt: skip
    return telling.facts


EVERYTHING = [
    clause("volume", at_least=2),
    clause("data_complete", at_least=Decimal("0.95"), fields=("title", "email")),
    clause("content", at_least=1, sorts=("battle_card", "case_study")),
    clause("campaign_report", "week", at_least=1, due_day=2),
    clause("capacity_notice", "quarter", notice_days=30),
]


def test_a_figure_says_what_is_missing_against_which_floor_and_opens_to_its_rows(march, tmp_path):
    april = datetime(2026, 4, 2, tzinfo=UTC)
    put = question(march, tmp_path, EVERYTHING, april, CUTS.named("2026-03"))
    told = {one.promise: asked(f"promise_{one.promise}", put).whole for one in EVERYTHING}
    assert {name: figure.judgement for name, figure in told.items()} == {
        "volume": "met", "data_complete": "missed", "content": "missed", "campaign_report": "missed",
        "capacity_notice": "missed",
    }  # fmt: skip
    assert (told["data_complete"].numerator, told["data_complete"].n) == (1, 2)
    assert told["data_complete"].beside_named("floor").value == 0.95
    notes = {note.id: note.values for note in (*told["content"].notes, *told["data_complete"].notes)}
    assert notes["metrics-note-promise-missing"] == {"missing": ("title",)}
    assert notes["metrics-note-unseen-fields"] == {"fields": ("email",)}
    rows = {}
    for name, figure in told.items():
        own = put.during(figure.period)
        rows[name] = rows_behind(f"promise_{name}", own, figure.cut).total
    assert rows == {"volume": 2, "data_complete": 2, "content": 1, "campaign_report": 0, "capacity_notice": 2}
    lacking = rows_behind("promise_data_complete", put.during(told["data_complete"].period), population="lacking")
    assert [row[0] for row in lacking.rows] == ["lead_1"]
    week = put.during(CUTS.named("2026-W11"))
    assert asked("promise_campaign_report", week).whole.judgement == "met"
    assert rows_behind("promise_campaign_report", week).total == 1


def test_each_clause_of_a_kind_is_judged_and_the_whole_is_the_one_that_stands_worst(march, tmp_path):
    weekly, monthly = clause("volume", "week", at_least=1), clause("volume", at_least=2)
    clauses = [weekly.model_copy(update={"name": "a week"}), monthly]
    put = question(march, tmp_path, clauses, datetime(2026, 4, 2, tzinfo=UTC), CUTS.named("2026-03"))
    answer = asked("promise_volume", put.of("clause"))
    assert [(part.cut.value, part.period.name, part.judgement) for part in answer.parts] == [
        ("a week", "2026-W14", "pending"),
        ("volume", "2026-03", "met"),
    ]
    assert (answer.whole.judgement, answer.whole.cut) == ("pending", None)


def test_a_promise_the_charter_does_not_make_has_no_figure(march, tmp_path):
    put = question(march, tmp_path, [], START, CUTS.named("2026-03"))
    for name in (name for name in METRICS if name.startswith("promise_")):
        assert asked(name, put).whole.refused.id == "metrics-refused-no-such-promise"


def test_a_month_takes_every_report_that_came_in_it(march, tmp_path):
    one = clause("campaign_report", at_least=1)
    put = question(march, tmp_path, [one], datetime(2026, 4, 2, tzinfo=UTC), CUTS.named("2026-03"))
    assert asked("promise_campaign_report", put).whole.judgement == "met"
    assert rows_behind("promise_campaign_report", put).total == 1
