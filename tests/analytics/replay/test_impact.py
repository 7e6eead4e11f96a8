"""The impact of a proposal on a small quarter, checked by hand, and its clocks against those of the core."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from selaras.analytics import Lake, Question, Yardstick
from selaras.analytics.replay.conditions import taken_as_known
from selaras.analytics.replay.observed import observed
from selaras.analytics.replay.promises import Timing, _desk, _reps
from selaras.analytics.replay.replaying import Proposal, question_about, replay
from selaras.connectors.simulator import World
from selaras.core.charter import starting_terms
from selaras.core.charter.terms import FitRule, Terms
from selaras.core.lifecycle import fold, merge_roots
from selaras.core.replay import Agreed
from selaras.core.replay.beside import lines
from selaras.core.replay.impact import Impact
from selaras.core.sla import attainment, clocks
from selaras.kit.errors import InputError
from tests.analytics.writing import Telling, lake_of

MAY = datetime(2026, 5, 4, 3, tzinfo=UTC)
LATER = datetime(2026, 12, 1, tzinfo=UTC)
FITS = {
    "employees": 100, "country": "ID", "seniority": "director", "industry": "software", "domain": "acme.test",
    "title": "CTO", "company": "Acme",
}  # fmt: skip


def at_threshold(threshold: float) -> Terms:
    terms = starting_terms()
    return terms.model_copy(update={"scoring": terms.scoring.model_copy(update={"threshold": threshold})})


def told() -> Telling:
    """37 leads of 60 points, 9 of which reach SQL and one a deal; 5 of 72 points; one of 51 that never qualified."""
    telling = Telling()
    telling.tell("rep.joined", "rep_dewi", MAY - timedelta(days=9), team="sales", role="rep", time_zone="Asia/Jakarta")
    telling.tell(
        "rep.capacity_announced",
        "rep_dewi",
        MAY - timedelta(days=9),
        leads_per_week=20,
        from_at=MAY - timedelta(days=8),
    )
    for number in range(43):
        lead, at = f"lead_{number:02d}", MAY + timedelta(hours=number)
        telling.tell("lead.captured", lead, at - timedelta(hours=5), channel="webinar", **FITS)
        telling.tell("lead.touched", lead, at, signal="content_downloaded" if number < 42 else "page_viewed")
        if number >= 37:
            telling.tell("lead.touched", lead, at, signal="pricing_viewed" if number < 42 else "unsubscribed")
        if number == 42:
            continue
        telling.tell("lead.qualified", lead, at, score=60.0 if number < 37 else 72.0, charter_version=1)
        telling.tell("lead.routed", lead, at + timedelta(minutes=number % 8), rep_id="rep_dewi")
        if number % 2 == 0:
            telling.tell("lead.contacted", lead, at + timedelta(hours=3), medium="call")
        telling.tell("lead.accepted", lead, at + timedelta(hours=4), rep_id="rep_dewi")
        if number < 9:
            telling.tell("lead.sales_qualified", lead, at + timedelta(days=3), rep_id="rep_dewi")
    telling.tell("lead.converted", "lead_00", MAY + timedelta(days=5), opportunity_id="opportunity_1")
    telling.tell("opportunity.created", "opportunity_1", MAY + timedelta(days=5), base_minor=500_00)
    telling.tell("opportunity.won", "opportunity_1", MAY + timedelta(days=30), base_minor=700_00)
    return telling


def ask(lake: Lake, terms: Terms, in_force: Terms | None = None) -> Impact:
    agreed = in_force or at_threshold(60)
    period = Yardstick.of(agreed).cuts.named("2026-Q2")
    return replay(lake, Proposal(terms, (Agreed(agreed),)), question_about(lake, agreed, period, LATER))


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake_of(told().facts, tmp_path_factory.mktemp("quarter"))


@pytest.fixture(scope="module")
def higher(lake: Lake) -> Impact:
    return ask(lake, at_threshold(70))


def test_golden_case_fifteen_says_by_name_who_disappears_and_what_became_of_them(higher: Impact) -> None:
    counts, gone = higher.counts, higher.gone
    assert (counts.was, counts.would, counts.gone, counts.new, counts.stayed) == (42, 5, 37, 0, 5)
    assert (gone.trips, gone.sql, gone.opportunity, gone.won, gone.won_minor) == (37, 9, 1, 1, 70_000)
    assert {row.lead_id for row in higher.listed("gone") if row.stage in {"sql", "won"}} == {
        f"lead_{number:02d}" for number in range(9)
    }
    assert [row.score for row in higher.listed("gone")] == [60.0] * 37


def test_what_was_in_force_gives_back_what_happened(lake: Lake, higher: Impact) -> None:
    same = ask(lake, at_threshold(60))
    assert (same.counts.stayed, same.counts.gone, same.counts.new, same.rows) == (42, 0, 0, ())
    assert (same.faith.same, same.faith.recorded, same.faith.missing, same.faith.extra) == (42, 42, 0, 0)
    assert (same.faith.named, same.faith.asked) == (42, 42)
    assert same.was == same.would
    assert [kept.attainment for kept in same.promises_would] == [kept.attainment for kept in same.promises_were]


def test_an_outcome_nobody_knows_is_bounded(lake: Lake) -> None:
    terms = at_threshold(60)
    rules = tuple(
        rule.model_copy(update={"points": 40.0}) if rule.signal == "page_viewed" else rule
        for rule in terms.scoring.behaviour
    )
    generous = terms.model_copy(
        update={"scoring": terms.scoring.model_copy(update={"behaviour": rules, "threshold": 40})}
    )
    impact = ask(lake, generous, terms)
    [row] = impact.listed("new")
    assert (row.lead_id, row.would_rep, row.stage, row.outcome) == ("lead_42", "rep_dewi", None, None)
    _, would = impact.conversion
    assert (would.hits, would.n, would.unknown) == (9, 42, 1)
    assert would.least == 9 / 43
    assert would.most == 10 / 43
    assert impact.untimed == impact.counts.moved + 1


def test_the_explorer_ends_where_the_replay_does(higher: Impact) -> None:
    steps = {step.threshold: step for step in higher.steps}
    assert [step.threshold for step in higher.steps if step.current or step.proposed] == [60.0, 70.0]
    assert steps[70.0].volume == higher.counts.would
    assert steps[60.0].volume == 42
    assert steps[60.0].kept.converted == 9
    assert [step.volume for step in higher.steps] == sorted((step.volume for step in higher.steps), reverse=True)
    [capacity] = [one for one in higher.suggestions if one.sort == "fits_capacity"]
    assert (capacity.capacity, capacity.threshold) == (20, 30.0)


def test_the_load_stands_beside_what_a_rep_can_take(higher: Impact) -> None:
    [first, *_] = higher.load
    assert (first.rep_id, first.was, first.capacity, first.over) == ("rep_dewi", 42, 20, False)
    named = {line.name: line for line in lines(higher)}
    assert (named["over_capacity"].was, named["over_capacity"].would) == (1, 0)
    assert (named["mqls"].was, named["mqls"].would) == (42, 5)


def test_terms_that_judge_what_is_personal_cannot_be_replayed(lake: Lake) -> None:
    terms = at_threshold(60)
    personal = FitRule(name="mail", condition="email contains 'acme'", points=1)
    known = FitRule(name="phone", condition="phone is known", points=1)
    asked = terms.model_copy(update={"scoring": terms.scoring.model_copy(update={"fit": (known,)})})
    assert taken_as_known(asked) == ("phone",)
    asked = terms.model_copy(update={"scoring": terms.scoring.model_copy(update={"fit": (personal,)})})
    with pytest.raises(InputError, match="personal"):
        ask(lake, asked)


def test_nothing_agreed_and_nothing_told_have_no_impact(lake: Lake, tmp_path: Path) -> None:
    terms, period = at_threshold(60), Yardstick().cuts.named("2026-Q2")
    with pytest.raises(InputError, match="agreed"):
        replay(lake, Proposal(terms, ()), Question(lake.at(LATER), period, Yardstick()))
    empty = lake_of([], tmp_path)
    with pytest.raises(InputError, match="no history"):
        ask(empty, terms)


def test_the_clocks_of_a_replay_are_those_of_the_core(world: World, world_lake: Lake, world_terms: Terms) -> None:
    facts = [fact for some in world.facts() for fact in some]
    until = world_lake.noted_until
    assert until is not None
    moment = world_lake.at(until)
    seen, desk = observed(moment), _desk(world_terms, _reps(moment))
    start, end = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    found = Timing.of(moment, seen).kept(world_terms, np.ones(seen.key.size, dtype=np.bool_), 0, 2**61)
    roots = merge_roots(facts)
    histories: dict[str, list[object]] = {}
    for fact in facts:
        if fact.kind.startswith("lead."):
            histories.setdefault(roots.get(fact.subject, fact.subject), []).append(fact)
    deals = [fact for fact in facts if fact.kind.startswith("opportunity.")]
    every = [
        clock
        for history in histories.values()
        if any(fact.kind == "lead.qualified" for fact in history)
        for clock in clocks(fold([*history, *deals]), world_terms, desk)
    ]
    for kept in found:
        counts = attainment([clock for clock in every if clock.clause == kept.clause], start, end, until)
        assert (kept.met, kept.breached, kept.pending, kept.cancelled) == (
            counts.met, counts.breached, counts.pending, counts.cancelled,
        ), kept.clause  # fmt: skip
