"""Who has a lead may be changed by hand, and who is away or full is said by themselves or by their manager."""

from datetime import timedelta

import pytest

from selaras.actions import selling
from selaras.actions.desk import desk
from selaras.actions.routing import (
    Saying,
    announce_absence,
    announce_capacity,
    reassign,
    take_from_fallback,
    withdraw_absence,
)
from selaras.core.charter import starting_terms
from selaras.core.ledger.details.lead import Contacted
from selaras.core.staff import Person
from selaras.phrases import LANGUAGES, render
from selaras.records.ledger import history
from selaras.records.models import AbsenceReading, AssignmentReading, CapacityReading, ClockReading, LeadReading
from selaras.records.models import Fact as Row
from selaras.records.readings.fairness import fairness_ledger
from selaras.records.readings.people import people
from tests.actions.desk.company import AYU, BIMA, DEWI, RINA, SARI, TONO, asks_for_a_demo, at, doing, opened, tell, told

pytestmark = pytest.mark.django_db
FAR = Person("eka", "Eka", "sales_manager", "rep_far")


def code(answer):
    return getattr(answer, "code", None)


def lead(name="lead_1"):
    return LeadReading.objects.get(lead_id=name)


def entries():
    return {rep: (entry.received, entry.behind) for rep, entry in fairness_ledger().book("sales").entries.items()}


def moved(to="rep_tono", by=RINA, now=1.0, comment="she knows them", key=""):
    return reassign(doing("reassign", by=by, now=at(now), key=key), to, comment)


def kinds(name="lead_1"):
    return [fact.kind for fact in history(name)]


@pytest.fixture
def mql():
    """A lead of the fast lane that routing gave to Budi."""
    opened()
    asks_for_a_demo()
    assert lead().rep_id == "rep_budi"


def test_a_manager_gives_a_lead_to_another_rep_who_is_told_and_the_count_moves(mql):
    answer = moved()
    assert (answer.new, lead().rep_id) == (2, "rep_tono")
    routed, notified = [fact.details for fact in history("lead_1") if fact.happened_at == at(1)][:2]
    assert (routed.rule, routed.comment, routed.pool, routed.charter_version) == (
        "by_hand", "she knows them", "sales", 1,
    )  # fmt: skip
    assert (notified.rep_id, notified.medium) == ("rep_tono", "fast_lane")
    assert {rep: received for rep, (received, _) in entries().items()} == {
        "rep_budi": 0, "rep_dewi": 0, "rep_tono": 1,
    }  # fmt: skip
    asks_for_a_demo("lead_2", at(2))
    assert lead("lead_2").rep_id == "rep_budi"


def test_the_promise_of_whoever_gets_it_begins_anew_and_the_leads_goes_on(mql):
    before = ClockReading.objects.get(promise="review")
    moved(now=2)
    assert ClockReading.objects.get(promise="review").started_at == before.started_at


def test_an_assignment_by_hand_is_taken_back_by_whoever_made_it(mql):
    moved(key="k")
    taken = selling.take_back(doing("undo", by=RINA, now=at(1.1)), "user:rina:k")
    assert (code(taken), lead().rep_id, entries()["rep_budi"][0]) == (None, "rep_budi", 1)
    assert AssignmentReading.objects.get(key="user:rina:k").undone


def test_whoever_is_chosen_by_hand_may_be_over_their_share_but_not_gone(mql):
    tell(at(0), told("rep.left", "rep_dewi", at(0)))
    tell(at(0), told("rep.away", "rep_tono", at(0), starts_at=at(0), ends_at=at(5)))
    assert [code(moved(to)) for to in ("rep_dewi", "rep_tono", "rep_budi", "nobody")] == [
        "rep_left", "rep_absent", "already_theirs", "unknown_rep",
    ]  # fmt: skip
    assert code(moved(comment=" ")) == "reason_needed"
    assert moved("rep_rina").new == 2
    assert history("lead_1")[-2].details.pool is None
    assert entries() == dict.fromkeys(entries(), (0, 0))


def test_only_those_over_the_lead_move_it(mql):
    assert [code(moved(by=by)) for by in (DEWI, AYU, FAR)] == ["not_your_role", "not_your_role", "not_your_lead"]
    assert moved(by=SARI).new == 2
    assert code(moved(by=BIMA, to="rep_dewi", now=3)) is None


def test_a_lead_whose_pass_has_ended_is_not_moved(mql):
    tell(at(1), told("lead.rejected", "lead_1", at(1), reason="bad_data"))
    assert code(moved(now=2)) == "no_open_pass"
    assert code(take_from_fallback(doing("take", by=BIMA, now=at(2)), "rep_tono")) == "no_open_pass"
    assert code(take_from_fallback(doing("take", by=BIMA, now=at(2)))) == "no_open_pass"


@pytest.fixture
def queued():
    """A lead that nobody could take: everybody was away."""
    opened()
    tell(at(-1), *(
        told("rep.away", rep, at(-1), starts_at=at(-1), ends_at=at(2)) for rep in ("rep_budi", "rep_dewi", "rep_tono")
    ))  # fmt: skip
    asks_for_a_demo()
    assert (lead().rep_id, AssignmentReading.objects.get().queue) == ("", "unrouted")


def test_a_lead_in_the_queue_is_given_to_a_rep_or_asked_about_again(queued):
    assert code(moved()) == "still_in_queue"
    again = take_from_fallback(doing("take", by=BIMA, now=at(1)))
    assert code(again) == "still_nobody"
    assert "is absent" in render("en", again.because)
    assert code(take_from_fallback(doing("take", by=BIMA, now=at(1)), "rep_tono")) == "rep_absent"
    assert take_from_fallback(doing("take", by=BIMA, now=at(3))).new == 2
    assert lead().rep_id == "rep_budi"
    assert history("lead_1")[-1].details.medium == "fast_lane"
    assert [code(take_from_fallback(doing("take", by=BIMA, now=at(4)), to)) for to in (None, "rep_tono")] == [
        "not_in_queue", "not_in_queue",
    ]  # fmt: skip


def test_a_lead_of_an_account_leaves_the_queue_for_its_owner(queued):
    tell(at(0.5), told("account.added", "account_1", at(0.5), name="PT Maju", owner_id="rep_tono"))
    tell(at(0.5), told("lead.matched", "lead_1", at(0.5), account_id="account_1", rule="email_domain", confidence=0.9))
    take_from_fallback(doing("take", by=BIMA, now=at(3)))
    assert history("lead_1")[-2].details.rule == "account_owner"


def test_a_lead_out_of_the_queue_says_who_took_it_out_and_is_in_no_book(queued):
    assert take_from_fallback(doing("take", by=BIMA, now=at(3)), "rep_dewi@we.example").new == 2
    assert (lead().rep_id, history("lead_1")[-2].details.rule) == ("rep_dewi", "from_fallback")
    assert entries() == {}


def test_what_was_accepted_stands_in_the_queue_of_whoever_gets_it(mql):
    tell(at(0.5), told("lead.accepted", "lead_1", at(0.5), rep_id="rep_budi"))
    moved()
    assert [fact.details.medium for fact in history("lead_1") if fact.kind == "lead.notified"][-1] == "queue"


def away(rep="rep_dewi", by=DEWI, start=1.0, end=9.0, now=0.0, key=""):
    return announce_absence(Saying(rep, by, at(now), key), at(start), at(end), "a wedding")


def test_a_rep_says_they_will_be_away_and_nothing_is_routed_to_them():
    opened()
    assert away(key="w").new == 1
    assert Row.objects.get(kind="rep.away").source_key == "user:dewi:w"
    assert "wedding" not in Row.objects.get(kind="rep.away").details
    for number in range(3):
        asks_for_a_demo(f"lead_{number}", at(2 + number))
    assert {lead(f"lead_{number}").rep_id for number in range(3)} == {"rep_budi", "rep_tono"}


def test_an_absence_is_withdrawn_before_it_begins_or_ends_early():
    opened()
    away()
    key = AbsenceReading.objects.get().key
    assert code(withdraw_absence(key, TONO, at(3))) == "not_your_team"
    assert withdraw_absence(key, DEWI, at(3)).new == 1
    assert AbsenceReading.objects.get().ends_at == at(3)
    assert code(withdraw_absence(key, DEWI, at(4))) == "absence_is_past"
    assert code(withdraw_absence("nothing", DEWI, at(4))) == "unknown_absence"
    away(start=20, end=30, now=5)
    later = AbsenceReading.objects.get(starts_at=at(20)).key
    withdraw_absence(later, RINA, at(6))
    assert code(withdraw_absence(later, RINA, at(7))) == "unknown_absence"


def test_who_may_say_that_somebody_is_away():
    opened()
    answers = [away(by=by) for by in (TONO, FAR, AYU)] + [away("nobody"), away(start=5, end=5), away(start=-9, end=-8)]
    assert list(map(code, answers)) == [
        "not_your_team", "not_your_team", "not_your_role", "unknown_rep", "absence_ends_before_it_starts",
        "absence_is_past",
    ]  # fmt: skip
    assert away(by=RINA).new == 1
    tell(at(0), told("rep.left", "rep_tono", at(0)))
    assert code(away("rep_tono", SARI, now=1, start=2)) == "rep_left"


def test_capacity_is_announced_ahead_by_those_who_lead():
    opened()

    def said(many=12, ahead=timedelta(days=30), by=RINA, now=0):
        return announce_capacity(Saying("rep_dewi", by, at(now)), many, at(now) + ahead)

    assert said().new == 1
    assert CapacityReading.objects.get().leads_per_week == 12
    assert [person.capacity for person in people(at(24 * 31), starting_terms()) if person.id == "rep_dewi"] == [12]
    answers = [said(-1), said(ahead=timedelta(days=-1)), said(by=DEWI)]
    assert list(map(code, answers)) == ["capacity_negative", "capacity_in_the_past", "not_your_role"]
    tell(at(1), told("rep.left", "rep_dewi", at(1)))
    assert code(said(now=2)) == "rep_left"


def test_a_rep_who_left_gets_nothing_more_and_their_accounts_go_by_the_rules():
    opened()
    tell(at(-2), told("account.added", "account_1", at(-2), name="PT Maju", owner_id="rep_dewi"))
    tell(at(-1), told("rep.left", "rep_dewi", at(-1)))
    tell(at(-1), told("lead.captured", "lead_1", at(-1)))
    tell(at(-1), told("lead.matched", "lead_1", at(-1), account_id="account_1", rule="email_domain", confidence=0.9))
    asks_for_a_demo()
    [routed] = [fact.details for fact in history("lead_1") if fact.kind == "lead.routed"]
    assert (routed.rep_id, routed.rule) == ("rep_budi", "everyone")
    assert routed.steps[0] == "account_owner:rep_dewi:left"


def test_every_refusal_can_be_said_in_both_languages(mql):
    with desk(at(0)) as open_desk:
        assert open_desk.lead("lead_1").rep_id == "rep_budi"
    answers = [moved("rep_budi"), moved("nobody"), moved(comment=""), withdraw_absence("x", DEWI, at(0))]
    for language in LANGUAGES:
        assert all("refusal-" not in render(language, answer.because) for answer in answers)
    assert selling.log_activity(doing("call", by=SARI, now=at(1)), Contacted(medium="call")).new == 1
