"""A lead finds its account by evidence, or waits for a person; nothing is guessed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.matching import KnownAccount, account_index, match_account

OLD, NEW = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
MAJU = KnownAccount("acc_maju", "PT Maju Jaya Tbk", ("maju-jaya.co.id",), country="ID")


def _match(fields, *accounts):
    return match_account(fields, account_index(accounts or (MAJU,)))


def test_the_domain_of_the_address_decides():
    match = _match({"email": "ayu@mail.maju-jaya.co.id", "company": "Something else"})
    assert (match.verdict, match.account_id, match.rule, match.confidence) == (
        "matched",
        "acc_maju",
        "email_domain",
        0.99,
    )
    assert match.evidence == ("email domain maju-jaya.co.id",)


def test_the_domain_a_lead_gave_decides_after_that():
    match = _match({"email": "ayu@gmail.com", "domain": "https://www.maju-jaya.co.id"})
    assert (match.account_id, match.rule) == ("acc_maju", "domain_domain")


def test_a_free_mail_address_matches_nobody():
    shop = KnownAccount("acc_shop", "Corner Shop", ("gmail.com",))
    assert _match({"email": "ayu@gmail.com"}, shop, MAJU).verdict == "none"
    match = _match({"email": "ayu@gmail.com", "company": "Maju Jaya"})
    assert (match.verdict, match.account_id, [c.account_id for c in match.candidates]) == (
        "ambiguous",
        None,
        ["acc_maju"],
    )


def test_a_name_decides_where_no_domain_does():
    assert _match({"company": "maju jaya"}).rule == "name"
    match = _match({"company": "MAJU JAYA, PT", "country": "id", "email": "ayu@elsewhere.example"})
    assert (match.verdict, match.rule, match.confidence) == ("matched", "name_and_country", 0.9)


def test_the_same_name_in_another_country_is_for_a_person_to_decide():
    match = _match({"company": "Maju Jaya", "country": "DE"})
    assert (match.verdict, match.rule, match.confidence) == ("ambiguous", "name_elsewhere", 0.6)


@pytest.mark.parametrize(
    ("company", "verdict", "rule"),
    [
        ("Maju Jaya Sentosa Abad", "matched", "name_alike"),
        ("Maju Jaya Sentos Abd", "ambiguous", "name_alike"),
        ("Maju Karya", "none", ""),
        ("Marine Works", "none", ""),
        ("Ltd.", "none", ""),
        (None, "none", ""),
    ],
)
def test_a_name_nearly_alike_is_matched_only_when_it_is_near_enough(company, verdict, rule):
    match = _match({"company": company}, KnownAccount("acc_1", "Maju Jaya Sentosa Abadi"))
    assert (match.verdict, match.rule) == (verdict, rule)


@pytest.mark.parametrize(
    ("winner", "loser", "reason"),
    [
        ({"name": "Maju Retail"}, {"name": "Maju Group", "open_opportunity": True}, "company name"),
        ({"open_opportunity": True}, {"customer": True}, "open opportunity"),
        ({"customer": True}, {"target": True}, "customer"),
        ({"target": True}, {"owner_active": True}, "target account"),
        ({"owner_active": True}, {"last_active": NEW}, "active owner"),
        ({"last_active": NEW}, {"last_active": OLD}, "most recent"),
    ],
)
def test_a_tie_is_broken_in_the_agreed_order(winner, loser, reason):
    domains = ("maju.co.id",)
    match = _match(
        {"email": "ayu@maju.co.id", "company": "Maju Retail"},
        KnownAccount("acc_a", domains=domains, **loser),
        KnownAccount("acc_b", domains=domains, **winner),
    )
    assert (match.account_id, match.evidence[-1]) == ("acc_b", f"tie broken by {reason}")


def test_what_stays_equal_is_ambiguous_with_its_candidates():
    twins = (KnownAccount("acc_b", domains=("maju.co.id",)), KnownAccount("acc_a", domains=("maju.co.id",)))
    match = _match({"email": "ayu@maju.co.id"}, *twins)
    assert (match.verdict, [one.account_id for one in match.candidates]) == ("ambiguous", ["acc_a", "acc_b"])


_accounts = st.lists(
    st.builds(
        KnownAccount,
        id=st.sampled_from(["a", "b", "c"]),
        name=st.sampled_from(["", "Maju", "PT Maju", "Maju Raya"]),
        domains=st.sampled_from([(), ("maju.co.id",), ("gmail.com",)]),
        country=st.sampled_from([None, "ID", "DE"]),
        customer=st.booleans(),
    ),
    unique_by=lambda one: one.id,
    max_size=3,
)
_fields = st.fixed_dictionaries(
    {
        "email": st.sampled_from([None, "x@maju.co.id", "x@gmail.com"]),
        "company": st.sampled_from([None, "maju", "Maju Ray"]),
        "country": st.sampled_from([None, "ID"]),
    }
)


@given(_accounts, _fields, st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_of_the_accounts(accounts, fields, chance):
    shuffled = list(accounts)
    chance.shuffle(shuffled)
    match = _match(fields, KnownAccount("zz"), *accounts)
    assert match == _match(fields, *shuffled, KnownAccount("zz"))
    assert (match.verdict == "matched") == (match.account_id is not None)
    if fields["email"] == "x@gmail.com":
        assert match.verdict != "matched"
