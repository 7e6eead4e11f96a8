"""The core reads a simulated history as the simulator meant it: passes, scores, clocks."""

from collections import defaultdict
from datetime import timedelta

import numpy as np
import pytest

from selaras.connectors.simulator.profiles import profiles
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.conditions import condition
from selaras.core.lifecycle import fold
from selaras.core.scoring import fit_ticks, qualifying_instant, scorecard
from selaras.core.sla import Desk, clocks
from selaras.kit.instants import to_microseconds


@pytest.fixture(scope="module")
def histories(told):
    """Return the facts of every lead that was never merged, with those of its opportunities."""
    by_subject, merged = defaultdict(list), set()
    for fact in told:
        by_subject[fact.subject].append(fact)
        if fact.kind == "lead.merged":
            merged |= {fact.subject, fact.details.into}
    leads = {name: facts for name, facts in by_subject.items() if name.startswith("lead_") and name not in merged}
    for facts in leads.values():
        facts += [one for f in facts if f.kind == "lead.converted" for one in by_subject[f.details.opportunity_id]]
    return leads


def test_every_lead_folds_and_has_the_passes_the_simulator_made(small, histories):
    past = small.history
    seen = past.passes.handoff.noted + 1_000_000 < past.frame.until
    made = np.bincount(past.passes.handoff.lead[seen], minlength=past.leads.size)
    names = past.names.leads[:-1].tolist()
    for place, name in enumerate(names):
        if name in histories:
            assert len(fold(histories[name]).passes) == made[place]


def test_the_score_at_qualifying_is_the_product_s_own(small, histories):
    checked = 0
    for facts in histories.values():
        qualified = [fact for fact in facts if fact.kind == "lead.qualified"]
        if not qualified:
            continue
        lead, first = fold(facts), min(qualified, key=lambda fact: fact.happened_at)
        card = scorecard(lead.fields, lead.touches, small.terms.scoring, first.happened_at)
        assert float(card.total) == pytest.approx(first.details.score)
        assert float(card.fit) == first.details.fit
        checked += 1
    assert checked > 100


def test_leads_qualify_when_the_product_would_have_let_them(small, histories):
    past = small.history
    second = past.agreement.signed[1].effective
    for facts in list(histories.values())[:250]:
        lead = fold(facts)
        captured = lead.captured_at
        if captured is None or to_microseconds(captured) < second:
            continue
        qualified = [fact.happened_at for fact in facts if fact.kind == "lead.qualified"]
        expected = min(qualified, default=None)
        assert qualifying_instant(lead.fields, lead.touches, small.terms, captured) == expected


def test_bulk_conditions_answer_as_the_core_does(small):
    past = small.history
    known = profiles(past.leads, past.accounts)
    for rule in small.terms.scoring.fit:
        answers = known.holding(rule.condition)
        assert [bool(condition(rule.condition).holds(known.of(i))) for i in range(200)] == answers[:200].tolist()
    ticks = [fit_ticks(small.terms.scoring.fit, known.of(i)) for i in range(200)]
    assert len(set(ticks)) > 5


def test_clocks_end_as_the_core_says(small, told, histories):
    past = small.history
    calendars = {name: calendar_named(small.terms, name) for name in small.terms.calendars}
    desk = Desk(calendars)
    started = {f.subject: f for f in told if f.kind == "clock.started"}
    stopped = {f.subject: f for f in told if f.kind == "clock.stopped"}
    breached = {f.subject for f in told if f.kind == "clock.breached"}
    now = told[-1].noted_at
    checked = 0
    for facts in histories.values():
        lead = fold(facts)
        for clock in clocks(lead, past.agreement.signed[0].terms, desk):
            if now - clock.started_at < timedelta(days=3):
                continue
            assert started[clock.id].details.due_at == clock.due_at
            end = stopped.get(clock.id)
            if clock.outcome is not None and clock.stopped_at < now - timedelta(days=10):
                assert end is not None
            if end is not None:
                assert (end.happened_at, end.details.outcome) == (clock.stopped_at, clock.outcome)
            if clock.due_at < now - timedelta(days=3):
                assert (clock.state(now) == "breached") == (clock.id in breached)
            checked += 1
    assert checked > 500
