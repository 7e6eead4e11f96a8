"""The facts of a simulated company are a lawful history: reproducible, ordered, and nothing before its time."""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise

import msgspec

from selaras.connectors.simulator import DEMO_UNTIL, PRESETS, Scenario, simulate, small_world
from selaras.connectors.simulator.channels import CHANNELS
from selaras.core.charter.calendars import calendar_named
from selaras.core.ledger import KINDS, decode_details, encode_details
from selaras.core.lifecycle import merge_roots
from selaras.kit.instants import to_microseconds

ENCODER = msgspec.msgpack.Encoder()


def digest(world):
    seen = hashlib.sha256()
    for batch in world.facts():
        for fact in batch:
            seen.update(ENCODER.encode(fact))
    return seen.hexdigest()


def test_the_same_seed_gives_the_same_bytes():
    assert digest(small_world(5)) == digest(small_world(5))


def test_facts_asked_for_twice_are_the_same():
    world = small_world(5)
    assert digest(world) == digest(world)


def test_another_seed_gives_another_history():
    assert digest(small_world(5)) != digest(small_world(6))


def test_facts_come_in_the_order_they_were_noted(told):
    noted = [fact.noted_at for fact in told]
    assert noted == sorted(noted)


def test_nothing_is_noted_before_it_happened_nor_after_history_ends(told):
    assert all(fact.happened_at <= fact.noted_at < DEMO_UNTIL for fact in told)


def test_every_fact_has_a_name_of_its_own(told):
    assert max(Counter(fact.source_key for fact in told).values()) == 1


def test_some_facts_are_late_and_so_arrive_out_of_order(told):
    touches = [fact for fact in told if fact.kind == "lead.touched"]
    late = [fact for fact in touches if fact.noted_at - fact.happened_at > timedelta(hours=1)]
    assert 0.01 < len(late) / len(touches) < 0.35
    assert any(one.happened_at > other.happened_at for one, other in pairwise(touches))


def test_details_are_the_vocabulary_s_own_and_survive_the_ledger(told):
    for fact in told[::7]:
        assert type(fact.details) is KINDS[fact.kind].details
        assert decode_details(fact.kind, *encode_details(fact.kind, fact.details)) == fact.details


LIVE = ("dispute.", "audit.", "pair.", "promise.", "escalation.", "finding.")
"""Sorts of facts that a desk tells while it runs; a history from before it has none of them."""


def test_nearly_every_kind_of_fact_occurs(told):
    unused = {kind for kind in KINDS.keys() - {fact.kind for fact in told} if not kind.startswith(LIVE)}
    assert unused <= {
        "rep.returned", "lead.identified", "lead.match_asked", "lead.escalated", "lead.snoozed", "lead.undone",
        "clock.reopened", "clock.amended", "clock.reminded",
        "charter.withdrawn", "rep.updated", "rep.left", "account.updated", "lead.erased", "clock.paused",
        "clock.resumed", "opportunity.reopened", "lead.unmerged", "lead.regressed",
    }  # fmt: skip


def test_nobody_qualifies_before_being_captured(told):
    captured = {fact.subject: fact for fact in told if fact.kind == "lead.captured"}
    decisions = [fact for fact in told if KINDS[fact.kind].relation == "decisions"]
    assert decisions
    assert all(fact.happened_at >= captured[fact.subject].happened_at for fact in decisions)
    assert all(fact.noted_at > captured[fact.subject].noted_at for fact in decisions)


def test_a_merge_names_a_lead_that_is_not_merged_itself():
    world = simulate(Scenario(leads=3_000, reps=8, campaigns=14, months=6, duplicates=0.2), 3, DEMO_UNTIL)
    facts = [fact for batch in world.facts() for fact in batch if fact.kind in {"lead.merged", "lead.unmerged"}]
    merged = {fact.subject for fact in facts if fact.kind == "lead.merged"}
    assert len(merged) > 100
    assert not merged & {fact.details.into for fact in facts if fact.kind == "lead.merged"}
    assert set(merge_roots(facts).values()).isdisjoint(merged)


def test_channels_are_the_twelve_or_unknown(told):
    named = {getattr(fact.details, "channel", None) for fact in told}
    assert named == {channel.name for channel in CHANNELS} | {None}


def test_clocks_are_due_when_the_charter_s_calendar_says(small, told):
    clauses = {clause.name: clause for clause in small.terms.promises.leads}
    started = [fact for fact in told if fact.kind == "clock.started"]
    assert {fact.details.clause for fact in started} == clauses.keys()
    for fact in started:
        calendar = calendar_named(small.terms, fact.details.calendar)
        allowance = timedelta(seconds=fact.details.target_seconds)
        assert fact.details.due_at == calendar.deadline(fact.happened_at, allowance)


def test_money_is_converted_exactly_at_the_charter_s_rate_of_the_day(small, told):
    rates = small.terms.figures.exchange_rates
    foreign = [f for f in told if getattr(f.details, "currency", None) == "IDR" and f.details.base_minor is not None]
    assert foreign
    for fact in foreign:
        day = small.history.frame.day_of(to_microseconds(fact.happened_at))
        rate = [rate for rate in rates if rate.from_date <= day][-1].rate
        exact = (Decimal(fact.details.amount_minor) * rate).to_integral_value(ROUND_HALF_EVEN)
        assert fact.details.base_minor == exact


def test_the_first_charter_is_signed_before_history_and_the_third_waits(small, told):
    signed = [fact for fact in told if fact.kind == "charter.signed"]
    assert Counter(fact.details.version for fact in signed) == {1: 2, 2: 2, 3: 1}
    first = max(fact.happened_at for fact in signed if fact.details.version == 1)
    assert to_microseconds(first) < small.history.frame.start
    names = {fact.details.side: fact.details.signer_name for fact in signed}
    assert names["marketing"].startswith("Ayu")
    assert names["sales"].startswith("Sari")


def test_dewi_and_tono_sell(told):
    names = {fact.details.name for fact in told if fact.kind == "rep.joined" and fact.details.role == "rep"}
    assert {"Dewi Kusuma", "Tono Wijaya"} <= names


def test_every_address_is_invented(told):
    addresses = [f.details.email for f in told if getattr(f.details, "email", None)]
    assert addresses
    assert all(address.endswith(".example") for address in addresses)


def test_a_knob_changes_only_its_own_part():
    small = Scenario(leads=600, reps=8, campaigns=14, months=6)
    one = simulate(small, 4, DEMO_UNTIL).history
    other = simulate(replace(small, speed_loss=0.0), 4, DEMO_UNTIL).history
    assert (one.leads.captured == other.leads.captured).all()
    assert (one.leads.quality == other.leads.quality).all()
    assert (one.hits.at == other.hits.at).all()
    assert not (one.passes.follow.chance == other.passes.follow.chance).all()


def test_presets_are_worlds_that_can_be_told():
    for name, scenario in PRESETS.items():
        tiny = replace(scenario, leads=300, reps=8, campaigns=12, months=4)
        assert sum(map(len, simulate(tiny, 2, DEMO_UNTIL).facts())) > 3_000, name
