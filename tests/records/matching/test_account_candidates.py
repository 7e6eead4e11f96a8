"""The accounts a lead may belong to are found by the index, and the answer is the one over all accounts."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.actions.ledger import note
from selaras.core.ledger.details import account, lead, opportunity, rep
from selaras.core.matching import KnownAccount, account_index, match_account
from selaras.records.models import AccountReading
from selaras.records.readings import account_candidates
from selaras.records.readings.things import account_reading
from selaras.records.readings.writing import write
from tests.records.company import START, captured, fact

pytestmark = pytest.mark.django_db

NAMES = ["", "PT Maju Jaya Tbk", "Maju Jaya", "Maju Jaya Sentosa", "Maju Jaya Sentosaa", "Makmur", "Jaya Maju"]
DOMAINS = [None, "maju.co.id", "www.maju.co.id", "maju.com", "gmail.com"]


def _added(number, /, **said):
    return fact("account.added", f"account_{number}", account.AccountAdded(**said), key=f"added:{number}")


def _match(**fields):
    return match_account(fields, account_candidates([fields]))


def test_a_lead_finds_its_account_by_domain_by_name_and_by_a_name_nearly_alike():
    note([
        _added("maju", name="PT Maju Jaya Sentosa Tbk", domain="www.maju.co.id"),
        _added("other", name="Sinar Abadi"),
        _added("near", name="Maju Karya Sentosa"),
    ])  # fmt: skip
    assert _match(email="ayu@mail.maju.co.id").rule == "email_domain"
    assert _match(company="MAJU JAYA SENTOSA").rule == "name"
    assert _match(company="Maju Jaya Sentossa").rule == "name_alike"
    assert _match(company="Maju Karya").verdict == "none"
    assert _match(email="ayu@gmail.com").verdict == "none"


def test_an_account_that_changed_its_name_is_found_by_the_new_one_only():
    note([_added("maju", name="Maju Jaya"), fact(
        "account.updated", "account_maju", account.AccountUpdated(name="Sinar Abadi"), key="named",
        at=START + timedelta(days=1),
    )])  # fmt: skip
    assert _match(company="Sinar Abadi").account_id == "account_maju"
    assert _match(company="Maju Jaya").verdict == "none"


LATER = START + timedelta(days=2)
MATCHED = lead.Matched(account_id="account_b", rule="name", confidence=0.9)
BREAKS = {
    "open opportunity": [
        fact("opportunity.created", "opportunity_1", opportunity.Created(account_id="account_b"), key="opened")
    ],
    "active owner": [
        fact("rep.joined", "rep_dewi", rep.Joined(name="Dewi"), key="dewi"),
        fact("account.updated", "account_b", account.AccountUpdated(owner_id="rep_dewi"), key="owned", at=LATER),
    ],
    "most recent": [
        captured(1),
        fact("lead.matched", "lead_1", MATCHED, key="matched"),
        fact("lead.contacted", "lead_1", lead.Contacted(medium="call"), key="called", at=LATER),
    ],
}


@pytest.mark.parametrize("reason", BREAKS)
def test_what_the_readings_know_breaks_a_tie(reason):
    note([
        _added("a", name="Maju", owner_id="rep_gone"),
        _added("b", name="Maju", owner_id="rep_gone"),
        fact("rep.joined", "rep_gone", rep.Joined(name="Gone"), key="gone"),
        fact("rep.left", "rep_gone", rep.Left(), key="left", at=START + timedelta(days=1)),
    ])  # fmt: skip
    assert _match(company="Maju").verdict == "ambiguous"
    note(BREAKS[reason])
    match = _match(company="Maju")
    assert (match.account_id, match.evidence[-1]) == ("account_b", f"tie broken by {reason}")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(DOMAINS), st.booleans()), max_size=6),
    st.lists(
        st.fixed_dictionaries({
            "email": st.sampled_from([None, "x@maju.co.id", "x@maju.com", "x@gmail.com", "x@new.example"]),
            "domain": st.sampled_from([None, "maju.com"]),
            "company": st.sampled_from([None, *NAMES]),
            "country": st.sampled_from([None, "ID"]),
        }),
        min_size=1, max_size=4,
    ),
)  # fmt: skip
def test_the_answer_is_the_one_over_all_accounts(accounts, leads):
    AccountReading.objects.all().delete()
    said = [{"name": name, "domain": domain, "customer": customer} for name, domain, customer in accounts]
    write(AccountReading, [account_reading([_added(number, **one)]) for number, one in enumerate(said)])
    everyone = [
        KnownAccount(
            f"account_{n}", one["name"], (one["domain"],) if one["domain"] else (), customer=one["customer"],
            last_active=START,
        )
        for n, one in enumerate(said)
    ]  # fmt: skip
    found = account_candidates(leads)
    for fields in leads:
        assert match_account(fields, found) == match_account(fields, account_index(everyone))


def test_many_leads_cost_no_more_questions_than_one(django_assert_max_num_queries):
    note([_added(str(n), name=f"Maju {n}", domain=f"maju{n}.co.id") for n in range(30)])
    with django_assert_max_num_queries(9):
        index = account_candidates([{"email": f"ayu@maju{n}.co.id", "company": f"Maju {n}"} for n in range(30)])
    assert len(index.by_id) == 30
