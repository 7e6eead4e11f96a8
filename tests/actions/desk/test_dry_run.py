"""A changed routing is tried on leads that came already: what happened beside what would have."""

import pytest

from selaras.actions.routing import dry_run, reassign
from selaras.core.charter import load_routing, starting_terms
from selaras.kit.periods import Cuts
from selaras.records.models import Fact
from tests.actions.desk.company import AYU, BIMA, DEWI, HADI, RINA, asks_for_a_demo, at, doing, opened, tell, told

pytestmark = pytest.mark.django_db
MARCH = Cuts("Asia/Jakarta").named("2026-03")
ROUTING = """
routes: [{name: large, condition: employees >= 500, rep: rep_dewi}, {name: rest, pool: pair}]
pools: [{name: pair, members: [{rep: rep_budi, weight: 2}, {rep: rep_tono, cap_per_day: 1}]}]
fallback_queue: unrouted
fallback_owner: revenue_operations
"""


def proposed(text=ROUTING):
    return load_routing(text, starting_terms(), name="routing.yaml")


def march(terms=None, by=BIMA):
    return dry_run(terms or starting_terms(), MARCH, by)


@pytest.fixture
def week():
    """Six leads, two a day; the agreement gave them to Budi, Dewi and Tono in turn."""
    opened()
    for number in range(6):
        asks_for_a_demo(f"lead_{number}", at(24 * (number // 2) + number), first_name=f"Ani {number}")


def test_the_agreement_itself_tried_on_its_own_leads_gives_what_happened(week):
    tried = march()
    assert (tried.count, tried.faithful, tried.rehearsal.changed) == (6, 6, ())


def test_a_change_is_told_lead_by_lead_rep_by_rep_and_pool_by_pool(week):
    before = Fact.objects.count()
    tried = march(proposed())
    assert [one.would.rep_id for one in tried.rehearsal.outcomes] == [
        "rep_budi", "rep_tono", "rep_budi", "rep_budi", "rep_tono", "rep_budi",
    ]  # fmt: skip
    assert {rep: (int(one.was), int(one.would)) for rep, one in tried.rehearsal.taken.items()} == {
        "rep_budi": (2, 4), "rep_tono": (2, 2), "rep_dewi": (2, 0),
    }  # fmt: skip
    assert tried.reps["rep_budi"] == "Budi"
    assert tried.leads["lead_1"] == "Ani 1 · PT Maju"
    assert [(pool.name, one.would) for pool, one in tried.spreads] == [("pair", 0)]
    assert Fact.objects.count() == before


def test_a_lead_is_tried_with_what_was_known_of_it_when_it_was_routed(week):
    asks_for_a_demo("lead_9", at(90), employees=500)
    asks_for_a_demo("lead_8", at(91), employees=120)
    tell(at(95), told("lead.updated", "lead_8", at(95), employees=900))
    tell(at(96), told("lead.updated", "lead_8", at(80), noted=at(96), employees=950))
    would = {one.past.lead_id: one.would.rule for one in march(proposed()).rehearsal.outcomes}
    assert (would["lead_9"], would["lead_8"]) == ("large", "rest")


def test_the_owner_of_the_account_is_who_owned_it_then():
    opened()
    tell(at(-9), told("account.added", "account_1", at(-9), name="PT Maju", owner_id="rep_dewi"))
    tell(at(-9), told("lead.captured", "lead_1", at(-9)))
    tell(at(-9), told("lead.matched", "lead_1", at(-9), account_id="account_1", rule="email_domain", confidence=0.9))
    asks_for_a_demo()
    tell(at(1), told("account.updated", "account_1", at(1), owner_id="rep_tono"))
    assert march().rehearsal.outcomes[0].would.rep_id == "rep_dewi"


def test_a_lead_that_came_twice_is_tried_in_the_period_it_came_in(week):
    tell(at(24 * 3), told("lead.rejected", "lead_0", at(24 * 3), reason="other"))
    tell(at(24 * 40), told("lead.qualified", "lead_0", at(24 * 40), score=80.0))
    april = Cuts("Asia/Jakarta").named("2026-04")
    assert march().count == 6
    assert [one.past.lead_id for one in dry_run(starting_terms(), april, BIMA).rehearsal.outcomes] == ["lead_0"]


@pytest.mark.parametrize(("away", "into"), [("lead_0", "lead_1"), ("lead_1", "lead_0")])
def test_leads_that_were_merged_later_are_tried_each_as_it_was(week, away, into):
    tell(at(24 * 3), told("lead.merged", away, at(24 * 3), into=into))
    assert march(proposed()).count == len({one.past.lead_id for one in march(proposed()).rehearsal.outcomes}) == 5


def test_a_pass_that_no_rule_routed_is_tried_as_what_its_newest_lead_was():
    opened()
    tell(at(0), told("lead.captured", "lead_1", at(0), employees=900), told("lead.captured", "lead_2", at(1)))
    tell(at(2), told("lead.accepted", "lead_2", at(2), rep_id="rep_tono"))
    tell(at(3), told("lead.merged", "lead_2", at(3), into="lead_1"))
    [only] = march(proposed()).rehearsal.outcomes
    assert (only.past.lead_id, only.past.rep_id, only.would.rule) == ("lead_1", "rep_tono", "rest")


def test_what_was_moved_by_hand_is_tried_as_it_was_first_routed(week):
    reassign(doing("reassign", by=RINA, lead="lead_0", now=at(50)), "rep_tono", "she asked")
    assert march().faithful == 6


def test_a_lead_of_another_system_that_no_rule_routed_is_with_whoever_had_it():
    opened()
    tell(at(0), told("lead.captured", "lead_1", at(0)), told("lead.accepted", "lead_1", at(1), rep_id="rep_tono"))
    tell(at(0), told("lead.captured", "lead_2", at(0)), told("lead.qualified", "lead_2", at(2)))
    assert [one.past.rep_id for one in march().rehearsal.outcomes] == ["rep_tono", "rep_budi"]


def test_leads_open_from_before_count_against_a_cap(week):
    text = ROUTING.replace("cap_per_day: 1", "cap_open: 1")
    rest = Cuts("Asia/Jakarta").named("2026-03-04..2026-03-09")
    tried = dry_run(proposed(text), rest, BIMA)
    assert tried.rehearsal.skips["cap_open"] == tried.count == 2


def test_an_empty_period_and_a_company_without_a_charter_are_tried_too():
    assert march(proposed()).count == 0


def test_only_those_who_lead_may_try_and_only_those_who_may_read_names(week):
    assert [getattr(march(by=by), "code", None) for by in (DEWI, HADI, AYU, RINA)] == [
        "not_your_role", "not_your_role", None, None,
    ]  # fmt: skip
