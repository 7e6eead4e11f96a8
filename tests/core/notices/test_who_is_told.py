"""Who is told of which fact, once, and with nothing personal in it."""

from datetime import timedelta

import pytest

from selaras.core.ledger.details import clock, dispute, escalation, lead, pair, rep
from selaras.core.notices import TOLD, Audience, Sort, notices
from tests.core.notices.telling import A_MOMENT_AGO, NOW, scene, told, with_fallback_owner


def heard(fact, **changed):
    return [(notice.sort, notice.to.sort, notice.to.name) for notice in notices([fact], scene(**changed))]


def test_the_fast_lane_is_announced_to_the_rep_and_is_urgent():
    [notice] = notices([told("lead.notified", lead.Notified(rep_id="rep_tono", medium="fast_lane"))], scene())
    assert (notice.sort, notice.to, notice.urgent) == (Sort.ANNOUNCED, Audience("rep", "rep_tono"), True)


def test_a_lead_put_into_a_queue_is_told_to_whoever_holds_it():
    assert heard(told("lead.notified", lead.Notified())) == [("assigned", "rep", "rep_dewi")]


def test_nobody_is_told_of_a_lead_that_nobody_holds():
    assert heard(told("lead.notified", lead.Notified(), "lead_2")) == []


@pytest.mark.parametrize(
    ("details", "to"),
    [
        (lead.Escalated(level=1, to="manager", rep_id="rep_rina"), ("rep", "rep_rina")),
        (lead.Escalated(level=1, to="manager"), ("role", "sales_manager")),
        (lead.Escalated(level=2, to="another_rep"), ("role", "sales_manager")),
        (lead.Escalated(level=3, to="leader"), ("role", "sales_leader")),
    ],
)
def test_a_lead_that_climbs_is_told_to_whoever_has_it_now(details, to):
    assert heard(told("lead.escalated", details)) == [("climbed", *to)]


def test_what_no_rule_took_is_told_to_the_owner_of_the_fallback_queue():
    waiting = told("lead.routed", lead.Routed(queue="unrouted"))
    assert heard(waiting) == [("waiting", "role", "revenue_operations")]
    assert heard(waiting, terms=with_fallback_owner("Bima@selaras.example")) == [("waiting", "rep", "rep_bima")]
    assert heard(waiting, terms=with_fallback_owner("somebody")) == [("waiting", "role", "somebody")]
    assert heard(told("lead.routed", lead.Routed(rep_id="rep_dewi"))) == []


def test_a_reminder_goes_to_whoever_owes_the_promise():
    def reminded(subject, **said):
        return [to for _, *to in heard(told("clock.reminded", clock.Reminded(**said), subject))]

    assert reminded("clock_first") == [["rep", "rep_dewi"]]
    assert reminded("clock_first", rep_id="rep_tono") == [["rep", "rep_tono"]]
    assert reminded("clock_review") == [
        ["role", "sales_manager"], ["role", "revenue_operations"], ["role", "sales_leader"],
    ]  # fmt: skip
    assert reminded("clock_route") == [["role", "revenue_operations"]]
    assert reminded("clock_volume") == [["role", "marketing_leader"]]
    assert reminded("clock_nobody_knows") == [["role", "revenue_operations"]]


def test_a_breach_is_told_to_its_owner_and_to_the_manager():
    breached = told("clock.breached", clock.Breached(cause="untouched", owner_id="rep_dewi"), "clock_first")
    assert heard(breached) == [("breach", "rep", "rep_dewi"), ("breach", "rep", "rep_rina")]
    assert heard(breached, managers={}) == [("breach", "rep", "rep_dewi")]
    assert dict(notices([breached], scene())[0].about) == {
        "clock": "clock_first", "lead": "lead_1", "rep": "rep_dewi", "cause": "untouched",
    }  # fmt: skip


def test_the_other_facts_go_to_the_roles_that_act_on_them():
    until = {"from_at": NOW, "until_at": NOW, "count": 12, "measure": 0.4, "limit": 0.2}
    opened = escalation.Opened(
        clause="first contact", side="sales", week=NOW.date(), rung=1, name="talk", who=("marketing", "sales_manager"),
        promise_id="promise_1", promise="first_contact", owner_role="sales_manager", due_at=NOW, missed=1,
    )  # fmt: skip
    found = escalation.Found(detector="back_dated", side="sales", **until)
    facts = [
        told("lead.match_asked", lead.MatchAsked(candidates=("a", "b"), rule="name", confidence=0.5)),
        told("pair.suspected", pair.Suspected(first="lead_1", second="lead_2", confidence=0.9), "pair_1"),
        told("dispute.opened", dispute.Opened(lead_id="lead_1", decision="k", claim="c", opened_by="x"), "dispute_1"),
        told("dispute.ruled", dispute.Ruled(ruling="upheld", ruled_by="bima", because="b"), "dispute_1"),
        told("escalation.opened", opened, "escalation_1"),
        told("finding.made", found, "finding_1"),
        told("rep.capacity_announced", rep.CapacityAnnounced(leads_per_week=9, from_at=NOW), "rep_dewi"),
    ]
    assert [to for fact in facts for _, *to in heard(fact)] == [
        ["role", "revenue_operations"], ["role", "revenue_operations"],
        ["role", "revenue_operations"], ["role", "executive"],
        ["role", "marketing_leader"], ["role", "sales_leader"],
        ["role", "marketing"], ["role", "sales_manager"],
        ["role", "sales_leader"],
        ["role", "marketing_leader"],
    ]  # fmt: skip


def test_a_finding_goes_to_the_manager_and_never_to_the_rep_it_is_about():
    found = escalation.Found(
        detector="back_dated", side="sales", rep_id="rep_dewi", from_at=NOW, until_at=NOW, count=1, measure=1, limit=0
    )
    assert heard(told("finding.made", found, "finding_1")) == [("finding", "rep", "rep_rina")]


def test_old_news_of_a_lead_disturbs_nobody():
    late = A_MOMENT_AGO - timedelta(hours=25)
    assert heard(told("lead.notified", lead.Notified(rep_id="rep_tono", medium="fast_lane"), at=late)) == []
    assert heard(told("clock.breached", clock.Breached(owner_id="rep_dewi"), "clock_first", at=late)) == []
    assert heard(told("dispute.ruled", dispute.Ruled(ruling="upheld", ruled_by="x", because="y"), at=late)) != []


def test_a_fact_that_concerns_nobodys_day_is_told_to_nobody():
    assert heard(told("lead.touched", lead.Touched(signal="page_viewed"))) == []
    assert "lead.touched" not in TOLD


def test_the_same_fact_gives_the_same_keys():
    facts = [told("clock.breached", clock.Breached(owner_id="rep_dewi"), "clock_first")]
    once, again = notices(facts, scene()), notices(facts, scene(now=NOW + timedelta(hours=1)))
    assert [notice.key for notice in once] == [notice.key for notice in again]
