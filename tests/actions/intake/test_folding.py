"""Folding the inbox: who is meant by what trackers send, and what becomes of it."""

import json
from pathlib import Path

import pytest

from selaras.core.intake.grouping import group_account
from selaras.records.inbox import Inbox
from selaras.records.models import AccountReading, Fact, LeadReading, Visit
from tests.actions.desk.company import opened
from tests.actions.intake.sending import at, event, everybody, hear, names, only, page, signals, standing

pytestmark = pytest.mark.django_db

AYU = {"email": "ayu@maju.co.id", "firstName": "Ayu", "title": "Marketing Director", "company": "PT Maju"}


def test_a_visit_by_nobody_is_no_fact(inbox: Inbox) -> None:
    done = hear(inbox, page(anonymousId="a1"), page(1, "https://maju.co.id/pricing", anonymousId="a1"))
    assert (done.events, done.facts, done.visits) == (2, 0, 2)
    assert not Fact.objects.exists()
    assert Visit.objects.count() == 2


def test_a_visitor_who_makes_themselves_known_takes_their_visits_with_them(inbox: Inbox) -> None:
    hear(inbox, page(anonymousId="a1", url="https://maju.co.id/?utm_medium=cpc&utm_campaign=Spring"))
    hear(inbox, page(1, "https://maju.co.id/pricing", "https://maju.co.id/", anonymousId="a1"))
    hear(inbox, event("identify", 2, anonymousId="a1", userId="u1", traits=AYU))
    person = only()
    assert person.names == names("email:ayu@maju.co.id", "user_id:u1", "anonymous_id:a1")
    assert person.touches == (("page_viewed", at(0)), ("pricing_viewed", at(1)))
    assert person.captured_at == at(2)
    lead = LeadReading.objects.get()
    assert (lead.channel, lead.campaign, lead.name, lead.title) == (
        "paid_search",
        "Spring",
        "Ayu",
        "Marketing Director",
    )
    assert not Visit.objects.exists()
    [touch] = Fact.objects.filter(kind="lead.touched", happened_at=at(0))
    assert touch.noted_at == at(60)


def test_what_is_known_goes_on(inbox: Inbox) -> None:
    hear(inbox, event("identify", anonymousId="a1", userId="u1", traits=AYU))
    hear(inbox, page(1, anonymousId="a1"), event("track", 2, userId="u1", event="Demo Requested"))
    hear(inbox, event("identify", 3, userId="u1", traits={"phone": "+62 812 3456 7890"}))
    person = only()
    assert signals(person) == ["demo_requested", "page_viewed"]
    assert dict(person.profile)["phone"] == "+62 812 3456 7890"
    assert dict(person.profile)["email"] == "ayu@maju.co.id"


def test_the_whole_chain_from_visit_to_rep_is_one_fold(inbox: Inbox) -> None:
    opened()
    form = {**AYU, "job_title": "Marketing Director", "employees": 120, "country": "Indonesia", "industry": "software"}
    hear(
        inbox,
        page(anonymousId="a1", url="https://maju.co.id/pricing"),
        event("track", 5, anonymousId="a1", event="Demo Requested", properties=form),
        now=at(5),
    )
    lead = LeadReading.objects.get()
    assert (lead.stage, lead.high_intent, lead.rep_id != "") == ("mql", True, True)
    kinds = list(Fact.objects.filter(subject=lead.lead_id).order_by("id").values_list("kind", flat=True))
    assert kinds[-3:] == ["lead.qualified", "lead.routed", "lead.notified"]


def test_a_user_id_alone_makes_a_lead_and_an_address_later_completes_it(inbox: Inbox) -> None:
    hear(inbox, event("identify", userId="u1"))
    assert only().names == names("user_id:u1")
    hear(inbox, event("identify", 1, userId="u1", traits=AYU))
    assert only().names == names("user_id:u1", "email:ayu@maju.co.id")


def test_a_user_id_and_an_address_that_were_two_leads_become_one(inbox: Inbox) -> None:
    hear(inbox, event("identify", 0, anonymousId="a1", traits=AYU), event("identify", 1, userId="u1"))
    older, _ = standing()
    hear(inbox, event("identify", 2, userId="u1", traits={"email": "Ayu+news@maju.co.id"}))
    assert standing() == [older]
    assert only().names == names("user_id:u1", "anonymous_id:a1", "email:ayu@maju.co.id")


def test_an_address_of_somebody_else_is_a_suspicion_and_no_merge(inbox: Inbox) -> None:
    hear(
        inbox,
        event("identify", 0, userId="u1", traits={"email": "ayu@maju.co.id"}),
        event("identify", 1, userId="u2", traits={"email": "bima@maju.co.id"}),
        event("identify", 2, userId="u2", traits={"email": "ayu@maju.co.id"}),
    )
    assert len(standing()) == 2
    assert Fact.objects.filter(kind="pair.suspected").count() == 1


def test_a_device_is_whoevers_who_was_last_identified_on_it(inbox: Inbox) -> None:
    hear(
        inbox,
        page(0, anonymousId="a1"),
        event("identify", 1, anonymousId="a1", traits={"email": "ayu@maju.co.id"}),
        page(2, anonymousId="a1"),
        event("identify", 3, anonymousId="a1", traits={"email": "bima@maju.co.id"}),
        page(4, anonymousId="a1"),
    )
    ayu, bima = everybody()
    assert [moment for _, moment in ayu.touches] == [at(0), at(2)]
    assert [moment for _, moment in bima.touches] == [at(4)]
    hear(inbox, page(2.5, anonymousId="a1"))
    assert [moment for _, moment in everybody()[0].touches] == [at(0), at(2), at(2.5)]


def test_an_offices_address_names_nobody(inbox: Inbox) -> None:
    info = {"email": "info@maju.co.id"}
    hear(
        inbox, event("identify", 0, anonymousId="a1", traits=info), event("identify", 1, anonymousId="a2", traits=info)
    )
    assert [person.names for person in everybody()] == [names("anonymous_id:a1"), names("anonymous_id:a2")]
    hear(inbox, event("identify", 2, anonymousId="a1", traits=info))
    assert len(standing()) == 2


def test_an_alias_makes_one_of_two(inbox: Inbox) -> None:
    hear(
        inbox,
        event("identify", 0, userId="u1", traits={"email": "ayu@maju.co.id"}),
        event("identify", 1, userId="old", traits={"email": "ayu@rumah.co.id"}),
        event("alias", 2, userId="u1", previousId="old"),
    )
    assert only().names >= names("user_id:u1", "user_id:old", "email:ayu@maju.co.id", "email:ayu@rumah.co.id")


@pytest.mark.parametrize("first", ["alias", "identify", "visit"])
def test_an_alias_may_come_before_anybody_is_known(inbox: Inbox, first: str) -> None:
    said = {
        "alias": event("alias", 1, userId="u1", previousId="a1"),
        "identify": event("identify", 2, userId="u1", traits={"email": "ayu@maju.co.id"}),
        "visit": page(0, anonymousId="a1"),
    }
    for one in (said.pop(first), *said.values()):
        hear(inbox, one)
    assert signals(only()) == ["page_viewed"]


def test_events_of_another_user_on_a_known_device_wait_for_that_user(inbox: Inbox) -> None:
    hear(inbox, event("identify", 0, anonymousId="a1", userId="u1", traits=AYU))
    hear(inbox, event("track", 1, anonymousId="a1", userId="u2", event="Demo Requested"))
    assert signals(only()) == []
    hear(inbox, event("identify", 2, userId="u2", traits={"email": "bima@maju.co.id"}))
    assert [signals(person) for person in everybody()] == [[], ["demo_requested"]]


def test_a_wish_to_hear_nothing_is_a_touch_once(inbox: Inbox) -> None:
    out = {**AYU, "unsubscribed": True}
    hear(inbox, event("identify", 0, userId="u1", traits=out), event("identify", 5, userId="u1", traits=out))
    hear(inbox, event("track", 9, userId="u1", event="Unsubscribed"))
    assert [moment for signal, moment in only().touches if signal == "unsubscribed"] == [at(0), at(9)]


def test_the_protocols_own_examples_are_one_person_and_their_company(inbox: Inbox, real_data: Path) -> None:
    told = json.loads((real_data / "webhooks" / "segment_spec_payloads.json").read_text())
    said = [told["page"], told["group"], told["common_with_campaign"] | {"event": "Form Submitted"}, told["identify"]]
    hear(inbox, *(one | {"messageId": f"m{place}"} for place, one in enumerate(said)))
    person = only()
    assert person.names == names(
        "user_id:97980cfea0067", "anonymous_id:507f191e810c19729de860ea", "email:peter@example.com"
    )
    assert sorted(signals(person)) == ["form_submitted", "page_viewed"]
    assert {"first_name": "Peter", "country": "US", "city": "San Francisco"}.items() <= dict(person.profile).items()
    assert person.account == group_account("0e8c78ea9d97a7b8185e8632")
    assert AccountReading.objects.get().employees == 329
