"""The bridge foots to the smallest unit, says what each side knew, and equals its slow twin on random histories."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from selaras.analytics import Cuts, Period, Yardstick, asked, question_of
from selaras.analytics.pipeline.bridge import LINES, Bridge, Window, bridge, bridge_rows
from selaras.core.charter.terms import CoverageRule
from selaras.core.ledger import Fact
from selaras.kit.errors import InputError
from tests.analytics.pipeline.deals import START, Deal, deal_histories, stood
from tests.analytics.writing import Telling, lake_of

few = settings(
    max_examples=2,
    phases=[Phase.generate],  # one history holds many deals; a smaller one would say no more
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
instants = st.integers(0, 220).map(lambda days: START + timedelta(days=days))
QUARTER = Cuts().named("2026-Q2")
COUNTED = Yardstick(coverage=CoverageRule(stages_counted=("proposal", "negotiation")))


def looked_at(facts: list[Fact], folder: Path, window: Window, yardstick: Yardstick, by: str | None = None) -> Bridge:
    question = question_of(lake_of(facts, folder), yardstick, as_of=START + timedelta(days=400), period=QUARTER, by=by)
    return bridge(question, window)


def amounts(told: Bridge) -> dict[str, int]:
    return {step.line: step.amount_minor for step in told.steps if step.deals}


def without_empty(parts: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    return {cut: lines for cut, lines in parts.items() if lines}


def twin(facts: list[Fact], window: Window, yardstick: Yardstick, by: str) -> dict[str, dict[str, int]]:
    """The bridge in plain Python: three looks, and the steps of each deal one after the other."""
    late = [f for f in facts if f.noted_at <= window.until and min(f.happened_at, f.noted_at) <= window.since]
    then = stood([f for f in facts if f.noted_at <= window.since])
    before, now = stood(late), stood([f for f in facts if f.noted_at <= window.until])
    told: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, last in now.items():
        _walk(told, then.get(name), before.get(name), last, (window, yardstick, by))
    return {cut: {line: worth for line, worth in lines.items() if worth} for cut, lines in told.items()}


def _walk(told, then: Deal | None, first: Deal | None, last: Deal, asked_for) -> None:
    window, yardstick, by = asked_for
    here = told[getattr(last, by)]
    began, stood_then = _open_worth(then, window, yardstick), _open_worth(first, window, yardstick)
    for deal, line, worth in ((then, "begin", began), (then, "told_late", -began), (first, "told_late", stood_then)):
        if deal is not None:
            told[getattr(deal, by)][line] += worth
    same = first is not None and (first.outcome, first.closed_at) == (last.outcome, last.closed_at)
    closes = last.outcome != "open" and not same
    worth, counts, dated = _parts(last, window, yardstick)
    if first is not None and first.outcome == "open":
        was, counted, was_dated = _parts(first, window, yardstick)
        counts = counted if last.outcome == "lost" else counts
        if getattr(first, by) != getattr(last, by):
            told[getattr(first, by)]["went_over"] -= stood_then
            here["came_over"] += stood_then
        here["began_to_count" if counts > counted else "ceased_to_count"] += (counts - counted) * was_dated * was
        here["pulled_in" if dated > was_dated else "pushed_out"] += counts * (dated - was_dated) * was
        here["grown" if worth > was else "shrunk"] += counts * dated * (worth - was)
    elif closes or last.outcome == "open":
        here["created" if first is None else "reopened"] += worth * counts * dated
    if closes:
        here[last.outcome] -= worth * counts * dated
    here["end"] += worth * counts * dated if last.outcome == "open" else 0


def _parts(deal: Deal, window: Window, yardstick: Yardstick) -> tuple[int, int, int]:
    """What a deal is worth, whether its stage counts and whether it lies in the period."""
    stages = yardstick.coverage.stages_counted
    dated = deal.closed_at in QUARTER if deal.outcome == "won" else _planned(deal)
    counts = not stages or deal.outcome == "won" or deal.stage in stages
    return deal.amount or 0, int(counts), int(window.whole or dated)


def _open_worth(deal: Deal | None, window: Window, yardstick: Yardstick) -> int:
    if deal is None or deal.outcome != "open":
        return 0
    worth, counts, dated = _parts(deal, window, yardstick)
    return worth * counts * dated


def _planned(deal: Deal) -> bool:
    return deal.close_date is not None and QUARTER.first_day <= deal.close_date <= QUARTER.last_day


@few
@given(
    facts=deal_histories,
    ends=st.lists(instants, min_size=3, max_size=3, unique=True).map(sorted),
)
def test_the_bridge_equals_its_slow_twin_foots_and_ends_at_what_was_told_then(
    facts: list[Fact], ends: list[datetime], tmp_path: Path
) -> None:
    lake = lake_of(facts, tmp_path)
    question = question_of(lake, COUNTED, as_of=START + timedelta(days=400), period=QUARTER)
    for since, until, by, whole in ((*ends[:2], "team", False), (*ends[1:], "team", False)):
        window = Window(since, until, whole)
        told = bridge(question.of(by), window)
        for steps in (told.steps, *told.parts.values()):
            assert sum(step.amount_minor for step in steps[:-1]) == steps[-1].amount_minor
        found = {cut: {s.line: s.amount_minor for s in steps if s.amount_minor} for cut, steps in told.parts.items()}
        expected = twin(facts, window, COUNTED, by)
        assert without_empty(found) == without_empty(expected)
        for place, line in enumerate(LINES):
            if line not in {"came_over", "went_over"}:
                assert sum(steps[place].amount_minor for steps in told.parts.values()) == told.steps[place].amount_minor
    told = bridge(question, Window(ends[0], ends[2]))
    for at, worth in ((ends[0], told.begin), (ends[2], told.end)):
        open_then = asked("open_pipeline", question_of(lake, COUNTED, as_of=at, period=QUARTER)).whole
        assert open_then.refused or worth == open_then.value


@pytest.fixture
def april() -> Window:
    return Window(datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC))


def day(month: int, number: int) -> datetime:
    return datetime(2026, month, number, 12, tzinfo=UTC)


def created(telling: Telling, deal: str, at: datetime, *, noted: datetime | None = None, **terms: object) -> None:
    told = {"base_minor": 100, "close_date": date(2026, 6, 1), "owner_id": "rep_dewi", "stage": "discovery", **terms}
    telling.tell("opportunity.created", deal, at, noted, **told)


def test_all_open_pipeline_knows_no_pushing(telling, folder, april) -> None:
    created(telling, "opportunity_1", day(3, 10))
    created(telling, "opportunity_undated", day(4, 2), close_date=None, base_minor=7)
    telling.tell("opportunity.changed", "opportunity_1", day(4, 10), close_date=date(2027, 8, 1))
    everything = Window(april.since, april.until, whole=True)
    assert amounts(looked_at(telling.facts, folder, everything, Yardstick())) == {
        "begin": 100,
        "created": 7,
        "end": 107,
    }


def test_every_step_has_its_own_deal(telling, folder, april) -> None:
    for name in ("pushed", "grown", "shrunk", "won", "lost"):
        created(telling, f"opportunity_{name}", day(3, 10))
    created(telling, "opportunity_pulled", day(3, 10), close_date=date(2026, 9, 1))
    created(telling, "opportunity_back", day(3, 10), base_minor=70)
    telling.tell("opportunity.lost", "opportunity_back", day(3, 20))
    created(telling, "opportunity_new", day(4, 10), base_minor=11)
    telling.tell("opportunity.changed", "opportunity_pushed", day(4, 10), close_date=date(2026, 8, 1))
    telling.tell("opportunity.changed", "opportunity_pulled", day(4, 10), close_date=date(2026, 6, 30))
    telling.tell("opportunity.changed", "opportunity_grown", day(4, 11), base_minor=120)
    telling.tell("opportunity.changed", "opportunity_shrunk", day(4, 12), base_minor=95)
    telling.tell("opportunity.won", "opportunity_won", day(4, 13), base_minor=103)
    telling.tell("opportunity.lost", "opportunity_lost", day(4, 14))
    telling.tell("opportunity.reopened", "opportunity_back", day(4, 15))
    told = looked_at(telling.facts, folder, april, Yardstick())
    assert amounts(told) == {
        "begin": 500, "created": 11, "reopened": 70, "pulled_in": 100, "pushed_out": -100, "grown": 23, "shrunk": -5,
        "won": -103, "lost": -100, "end": 396,
    }  # fmt: skip
    assert told.shown == tuple(line for line in LINES if line in amounts(told))


def test_a_word_that_came_late_is_told_late_and_not_as_if_it_had_happened_since(telling, folder, april) -> None:
    created(telling, "opportunity_1", day(3, 10))
    created(telling, "opportunity_late", day(3, 11), noted=day(4, 11), base_minor=40)
    telling.tell("opportunity.changed", "opportunity_1", day(3, 12), noted=day(4, 12), base_minor=90)
    telling.tell("opportunity.changed", "opportunity_1", day(4, 20), base_minor=95)
    assert amounts(looked_at(telling.facts, folder, april, Yardstick())) == {
        "begin": 100, "told_late": 30, "grown": 5, "end": 135,
    }  # fmt: skip


def test_a_deal_handed_on_leaves_the_past_as_it_was(telling, folder, april) -> None:
    telling.tell("rep.updated", "rep_dewi", day(1, 1), team="north")
    telling.tell("rep.updated", "rep_tono", day(1, 1), team="south")
    created(telling, "opportunity_1", day(3, 10))
    telling.tell("opportunity.changed", "opportunity_1", day(4, 10), owner_id="rep_tono", base_minor=130)
    told = looked_at(telling.facts, folder, april, Yardstick(), "team")
    assert amounts(told) == {"begin": 100, "grown": 30, "end": 130}
    parts = {cut: {s.line: s.amount_minor for s in steps if s.deals} for cut, steps in told.parts.items()}
    assert parts == {
        "north": {"begin": 100, "went_over": -100},
        "south": {"came_over": 100, "grown": 30, "end": 130},
    }


def test_a_rep_who_changes_teams_takes_the_deals_along_from_then_on(telling, folder, april) -> None:
    telling.tell("rep.updated", "rep_dewi", day(1, 1), team="north")
    created(telling, "opportunity_1", day(3, 10))
    telling.tell("rep.updated", "rep_dewi", day(4, 9), team="south")
    parts = looked_at(telling.facts, folder, april, Yardstick(), "team").parts
    assert {cut: (steps[0].amount_minor, steps[-1].amount_minor) for cut, steps in parts.items()} == {
        "north": (100, 0),
        "south": (0, 100),
    }


def test_a_deal_reopened_and_won_within_the_window_came_back_and_was_won(telling, folder, april) -> None:
    created(telling, "opportunity_1", day(3, 1))
    telling.tell("opportunity.lost", "opportunity_1", day(3, 20))
    telling.tell("opportunity.reopened", "opportunity_1", day(4, 2))
    telling.tell("opportunity.won", "opportunity_1", day(4, 20), base_minor=60)
    created(telling, "opportunity_undone", day(3, 1))
    telling.tell("opportunity.lost", "opportunity_undone", day(4, 3))
    telling.tell("opportunity.reopened", "opportunity_undone", day(4, 4))
    assert amounts(looked_at(telling.facts, folder, april, Yardstick())) == {
        "begin": 100, "reopened": 60, "won": -60, "end": 100,
    }  # fmt: skip


def test_lines_open_to_their_deals_with_both_ends(telling, folder, april) -> None:
    created(telling, "opportunity_1", day(3, 10), name="Kopi")
    created(telling, "opportunity_2", day(3, 10), base_minor=500)
    for name in ("opportunity_1", "opportunity_2"):
        telling.tell("opportunity.changed", name, day(4, 10), close_date=date(2026, 8, 1), owner_id="rep_tono")
    question = question_of(lake_of(telling.facts, folder), Yardstick(), as_of=day(6, 1), period=QUARTER)
    found = bridge_rows(question, april, "pushed_out")
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert found.total == 2
    assert [row["effect_minor"] for row in rows] == [-500, -100]
    assert rows[1]["name"] == "Kopi"
    assert (rows[1]["rep_before"], rows[1]["rep"]) == ("rep_dewi", "rep_tono")
    assert (rows[1]["close_day_before"], rows[1]["close_day"]) == (date(2026, 6, 1), date(2026, 8, 1))
    gone = bridge_rows(question.of("rep"), april, "went_over", "rep_dewi", size=1, page=2)
    assert (gone.total, len(gone.rows)) == (2, 1)


def test_the_window_is_the_periods_until_now_and_never_backwards(telling, folder, quarter: Period) -> None:
    created(telling, "opportunity_1", day(3, 10))
    question = question_of(lake_of(telling.facts, folder), Yardstick(), as_of=day(5, 10), period=quarter)
    assert Window.of(question, None, None) == Window(quarter.start, day(5, 10))
    assert Window.of(question, day(4, 2), day(4, 9)) == Window(day(4, 2), day(4, 9))
    with pytest.raises(InputError, match="earlier first day"):
        Window.of(question, day(5, 20), None)
    with pytest.raises(InputError, match="cannot be cut by side"):
        bridge(question.of("side"), Window.of(question, None, None))


def test_every_cut_of_a_real_company_adds_up(world_lake, world_terms) -> None:
    as_of = world_lake.noted_until
    question = question_of(
        world_lake, world_terms, as_of=as_of, period=Yardstick.of(world_terms).cuts.holding(as_of, "quarter")
    )
    window = Window.of(question, None, None)
    whole = bridge(question, window)
    assert all(step.amount_minor for step in whole.steps if step.line in {"begin", "created", "won", "lost", "end"})
    for by in ("team", "channel"):
        parts = bridge(question.of(by), window).parts.values()
        for place, step in enumerate(whole.steps):
            if step.line not in {"came_over", "went_over"}:
                assert sum(steps[place].amount_minor for steps in parts) == step.amount_minor
