"""The recorded truth is what the data was made from: looking often enough, one finds it again."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow.parquet as pq
import pytest

from selaras.connectors.simulator import BALANCED, DEMO_UNTIL, PRESETS, simulate, small_world
from selaras.connectors.simulator.arrays import HOUR, NEVER
from selaras.connectors.simulator.behaviour import at_once, kept
from selaras.connectors.simulator.channels import ALL_CHANNELS
from selaras.connectors.simulator.follow_up import SQL
from selaras.connectors.simulator.truth_files import write_truth

FOUR_SIGMA = 4.0


@cache
def third_of(preset):
    """A world of that name with a third of the demo's people: enough for four deviations to tell."""
    scenario = replace(PRESETS[preset], leads=20_000, reps=14, campaigns=30)
    return simulate(scenario, 21, DEMO_UNTIL)


@pytest.fixture(params=sorted(PRESETS))
def world(request):
    return third_of(request.param)


def agrees(happened, chances):
    """Whether so many successes are within four standard deviations of what the chances say."""
    spread = np.sqrt((chances * (1 - chances)).sum())
    return abs(happened.sum() - chances.sum()) <= FOUR_SIGMA * max(spread, 1.0)


@pytest.mark.slow
def test_sqls_wins_and_acceptance_come_as_often_as_the_truth_says(world):
    past = world.history
    given, follow, book = past.passes.handoff, past.passes.follow, past.deals
    sql = follow.outcome == SQL
    assert agrees(sql[given.accepted], follow.chance[given.accepted])
    assert agrees(book.won, book.likely)
    for code, _channel in enumerate(ALL_CHANNELS):
        mine = given.accepted & (past.leads.channel[given.lead] == code)
        assert agrees(sql[mine], follow.chance[mine])
        won = book.channel == code
        assert agrees(book.won[won], book.likely[won])


@pytest.mark.slow
def test_the_speed_curve_is_found_in_the_data(world):
    past = world.history
    given, follow = past.passes.handoff, past.passes.follow
    worked = given.accepted & (follow.attempted < NEVER)
    once = at_once(past.leads.quality[given.lead], past.staff.skill[given.rep])
    hours = (follow.attempted - given.qualified) / HOUR
    for low, high in ((-200, 0.5), (0.5, 2), (2, 6), (6, 24), (24, 72), (72, 10_000)):
        band = worked & (hours > low) & (hours <= high)
        curve = kept(past.scenario, hours[band])
        assert agrees((follow.outcome == SQL)[band], once[band] * curve)


@pytest.mark.slow
def test_speed_is_confounded_with_load_where_the_knobs_say_so(demo):
    given, follow = demo.history.passes.handoff, demo.history.passes.follow
    worked = given.accepted & (follow.attempted < NEVER)
    hours = np.log1p(np.maximum(follow.attempted - given.qualified, 0)[worked] / HOUR)
    assert np.corrcoef(hours, follow.backlog[worked])[0, 1] > 0.12


@pytest.mark.slow
def test_cherry_pickers_call_easy_leads_sooner():
    picky, plain = third_of("cherry_picking").history, third_of("no_effect").history
    assert _ease_against_wait(picky) < -0.3
    assert abs(_ease_against_wait(plain)) < 0.1


def _ease_against_wait(past):
    given, follow = past.passes.handoff, past.passes.follow
    worked = given.accepted & (follow.attempted < NEVER) & (follow.attempted > given.decided)
    waited = np.log(follow.attempted - given.decided, where=worked, out=np.zeros(worked.size))
    return np.corrcoef(waited[worked], past.leads.ease[given.lead][worked])[0, 1]


@pytest.mark.slow
def test_the_demo_company_is_as_large_as_promised(demo):
    past = demo.history
    touches = sum(past.tracker.block(i).size for i in range(past.tracker.blocks))
    assert past.leads.size == 60_000
    assert 850_000 < touches < 970_000
    assert past.staff.size == 40
    assert {past.staff.team_of[i] for i in range(40)} == {0, 1, 2, 3}
    assert past.campaigns.size == 60
    assert 545 <= past.frame.days <= 551


@pytest.mark.slow
def test_the_demo_company_s_funnel_is_plausible(demo):
    past, until = demo.history, demo.until
    given, follow, book = past.passes.handoff, past.passes.follow, past.deals
    assert 0.25 < (past.passes.number == 1).sum() / past.leads.size < 0.35
    assert 0.60 < given.accepted[given.decided < until].mean() < 0.76
    rates = {}
    for code, channel in enumerate(ALL_CHANNELS):
        mine = (past.leads.channel[given.lead] == code) & (given.qualified < until)
        rates[channel.name] = (follow.outcome == SQL)[mine].mean()
    assert 0.08 < min(rates.values()) < 0.20
    assert 0.33 < max(rates.values()) < 0.50
    closed = book.closed < until
    assert 0.18 < book.won[closed].mean() < 0.27
    assert 55 < np.median((book.closed - book.created)[closed & book.won]) / (24 * HOUR) < 80


@pytest.mark.slow
def test_the_demo_company_misses_its_target_by_about_a_third(demo):
    past = demo.history
    wanted = had = 0
    for target in demo.terms.figures.targets[3:-1]:
        first, last = past.frame.midnight(target.starts_on), past.frame.midnight(target.ends_on)
        won = past.deals.won & (past.deals.closed >= first) & (past.deals.closed < last + 24 * HOUR)
        had += int(demo.history.rates.to_base(past.deals.final_minor, past.deals.idr, past.deals.closed)[won].sum())
        wanted += int(target.revenue * 100)
    assert 0.2 < 1 - had / wanted < 0.48


def test_losses_are_shares_of_a_whole_and_none_is_negative():
    truth = small_world(4).truth
    assert sum(loss.share for loss in truth.losses) == pytest.approx(1.0)
    assert all(loss.sqls >= 0 and loss.revenue_minor >= 0 for loss in truth.losses)


def test_without_effects_nothing_is_lost_to_speed():
    truth = third_of("no_effect").truth
    lost = {loss.cause: loss.sqls for loss in truth.losses}
    assert lost["contacted_late"] == lost["never_contacted"] == lost["rejected_against_definition"] == 0
    assert set(truth.speed.kept_at.values()) == {1.0}


def test_the_truth_is_written_beside_the_data(tmp_path):
    world = small_world(4)
    write_truth(world, tmp_path)
    document = json.loads((tmp_path / "truth.json").read_text())
    assert document["scenario"]["speed_loss"] == BALANCED.speed_loss
    assert len(document["channels"]) == 13
    rows = pq.read_table(tmp_path / "truth.parquet")
    assert 590 < rows.num_rows <= 600
    chances = rows.to_pandas()
    assert (chances.p_sql_5min >= chances.p_sql_24h).all()
    assert (chances.p_sql_24h > chances.p_sql_never).all()
    assert set(chances.lead_id) == {f.subject for b in world.facts() for f in b if f.kind == "lead.captured"}
