"""Accounts that leads belong to by what trackers say, groups, and people who asked to be forgotten."""

import pytest

from selaras.actions.erasure import erase_person
from selaras.actions.intake import trim_inbox
from selaras.actions.ledger import note
from selaras.core.intake.grouping import group_account
from selaras.records.inbox import Inbox
from selaras.records.models import AccountReading, Fact, IdentityReading, LeadReading, PersonalDetails, Visit
from tests.actions.desk.company import opened, told
from tests.actions.intake.sending import at, event, everybody, hear, names, only, page, standing

pytestmark = pytest.mark.django_db

AYU = {"email": "ayu@initech.com", "company": "Initech Pty Ltd", "country": "AU"}


def known(account: str = "account_1", **profile: object) -> None:
    note([told("account.added", account, at(-999), **({"name": "Initech", "domain": "initech.com"} | profile))])


def test_a_lead_belongs_to_the_account_its_address_names(inbox: Inbox) -> None:
    opened()
    known()
    hear(inbox, event("identify", 0, userId="u1", traits=AYU))
    assert only().account == "account_1"
    matched = Fact.objects.get(kind="lead.matched")
    assert (matched.happened_at, matched.noted_at) == (at(0), at(60))


def test_the_accounts_owner_gets_the_lead_at_once(inbox: Inbox) -> None:
    opened()
    known(owner_id="rep_tono")
    form = {**AYU, "job_title": "VP Operations", "employees": 120, "industry": "software"}
    hear(inbox, event("track", 0, anonymousId="a1", event="Demo Requested", properties=form), now=at(0))
    assert LeadReading.objects.get().rep_id == "rep_tono"


def test_what_is_not_sure_is_asked(inbox: Inbox) -> None:
    opened()
    known("account_1", domain="one.com")
    known("account_2", domain="two.com")
    hear(inbox, event("identify", 0, userId="u1", traits={"email": "ayu@gmail.com", "company": "Initech"}))
    assert only().account is None
    assert LeadReading.objects.get().match_asked
    hear(inbox, event("identify", 1, userId="u1", traits={"city": "Solo"}))
    assert Fact.objects.filter(kind="lead.match_asked").count() == 1


def test_a_lead_that_has_its_account_is_left_there(inbox: Inbox) -> None:
    opened()
    known()
    hear(inbox, event("identify", 0, userId="u1", traits=AYU))
    note([told("lead.matched", standing()[0], at(1), account_id="", rule="no_account", confidence=1.0)])
    hear(inbox, event("identify", 2, userId="u1", traits={"title": "CEO"}))
    assert Fact.objects.filter(kind="lead.matched").count() == 2


def test_a_group_is_an_account(inbox: Inbox) -> None:
    opened()
    traits = {"name": "Globex", "employees": 80, "website": "globex.com"}
    hear(
        inbox,
        event("group", 0, userId="u1", groupId="g1", traits=traits),
        event("group", 1, userId="u2", groupId="g1", traits=traits),
        event("identify", 2, userId="u1", traits={"email": "ayu@globex.com"}),
        event("identify", 2, userId="u3", traits={"email": "hadi@globex.com"}),
    )
    account = AccountReading.objects.get()
    assert (account.account_id, account.name, account.employees) == (group_account("g1"), "Globex", 80)
    assert [person.account for person in everybody()] == [group_account("g1")] * 2
    hear(inbox, event("group", 3, userId="u1", groupId="g1", traits={**traits, "employees": 90}))
    assert AccountReading.objects.get().employees == 90
    assert Fact.objects.filter(kind__startswith="account.").count() == 2


def test_a_group_that_surely_is_a_known_company_is_that_company(inbox: Inbox) -> None:
    known()
    hear(inbox, event("group", 0, userId="u1", groupId="g1", traits={"website": "https://initech.com"}))
    hear(inbox, event("identify", 1, userId="u1"))
    assert only().account == "account_1"
    assert AccountReading.objects.count() == 1


def test_who_was_forgotten_stays_so_until_they_act_again(inbox: Inbox) -> None:
    said = event("identify", 0, userId="u1", anonymousId="a1", traits=AYU)
    hear(inbox, said, page(1, anonymousId="a1"))
    [lead] = standing()
    hear(inbox, event("track", 2, userId="u2", anonymousId="a1", event="Trial Started"))
    assert Visit.objects.count() == 1
    erase_person(lead, at(30), "bima", "1")
    assert not IdentityReading.objects.exists()
    assert not Visit.objects.exists()
    hear(inbox, said, event("identify", 20, userId="u1", traits=AYU))
    assert standing() == [lead]
    assert not PersonalDetails.objects.exists()
    hear(inbox, event("identify", 40, userId="u1", traits=AYU))
    assert len(standing()) == 2
    assert everybody()[1].names == names("user_id:u1", "email:ayu@initech.com")
    hear(inbox, event("track", 50, userId="u1", event="Trial Started"))
    assert everybody()[1].touches == (("trial_started", at(50)),)


def test_visits_by_nobody_are_forgotten_when_their_time_is_over(inbox: Inbox) -> None:
    hear(inbox, page(0, anonymousId="a1"))
    hear(inbox, page(24 * 60, anonymousId="a2"), now=at(24 * 60))
    writes, visits = trim_inbox(inbox, at(180 * 24 * 60 + 1))
    assert (writes, visits) == (1, 1)
    assert Visit.objects.get().device == "anonymous_id:a2"
