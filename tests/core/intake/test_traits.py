"""What senders say of people and companies, in the fields of ours; nothing is guessed."""

from typing import Any

import msgspec
import pytest

from selaras.core.intake.traits import company, opted_out, person
from selaras.core.ledger import Details
from selaras.core.matching.countries import country_code
from tests.core.intake.saying import message, track


def said(details: Details) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in msgspec.to_builtins(details).items() if value is not None}


def known(**traits: Any) -> dict[str, Any]:
    return said(person(message("identify", traits=traits)))


@pytest.mark.parametrize(
    "traits",
    [
        {"email": "ayu@maju.co.id", "firstName": "Ayu", "lastName": "Lestari", "phone": "+62 812", "title": "CMO",
         "company": {"name": "PT Maju", "industry": "Financial Services", "employee_count": 120},
         "address": {"country": "Indonesia", "city": "Jakarta", "state": "DKI"}},
        {"e-mail": " ayu@maju.co.id ", "first_name": "Ayu", "last_name": "Lestari", "mobile_phone": "+62 812",
         "job_title": "CMO", "company_name": "PT Maju", "company_size": "120", "Industry": "financial-services",
         "country": "ID", "City": "Jakarta", "province": "DKI"},
        {"Email": "ayu@maju.co.id", "name": "Ayu Lestari", "Phone Number": "+62 812", "Position": "CMO",
         "organization": {"name": "PT Maju", "size": 120.0, "industry": "financial services"},
         "address": {"country": "idn", "city": "Jakarta", "region": "DKI"}},
    ],
)  # fmt: skip
def test_one_person_is_read_the_same_from_many_senders(traits: dict[str, Any]) -> None:
    assert known(**traits) == {
        "email": "ayu@maju.co.id", "first_name": "Ayu", "last_name": "Lestari", "phone": "+62 812", "title": "CMO",
        "seniority": "c_level", "company": "PT Maju", "domain": "maju.co.id", "industry": "financial_services",
        "employees": 120, "country": "ID", "region": "DKI", "city": "Jakarta",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        ({"email": "not an address"}, {}),
        ({"email": "tono@gmail.com"}, {"email": "tono@gmail.com"}),
        ({"email": "tono@gmail.com", "website": "https://www.maju.co.id/x"},
         {"email": "tono@gmail.com", "domain": "maju.co.id"}),
        ({"title": "Mr"}, {}),
        ({"title": "Wizard of Light"}, {"title": "Wizard of Light"}),
        ({"title": "CMO", "seniority": "VP"}, {"title": "CMO", "seniority": "vp"}),
        ({"title": "CMO", "seniority": "grand"}, {"title": "CMO", "seniority": "c_level"}),
        ({"name": "Suharto"}, {"first_name": "Suharto"}),
        ({"name": "Peter A. Gibbons"}, {"first_name": "Peter", "last_name": "A. Gibbons"}),
        ({"name": "PT Maju", "firstName": "Ayu"}, {"first_name": "Ayu"}),
        ({"employees": "51-200"}, {}),
        ({"employees": "1.250"}, {"employees": 1250}),
        ({"employees": 12.5}, {}),
        ({"employees": True}, {}),
        ({"country": "Atlantis"}, {}),
        ({"company": ["a", "b"], "address": "Jl. Sudirman 1"}, {}),
        ({"company": "", "firstName": None}, {}),
        ({"industry": " & "}, {}),
        ({"website": "localhost"}, {}),
    ],
)  # fmt: skip
def test_what_is_unclear_is_left_out(traits: dict[str, Any], expected: dict[str, Any]) -> None:
    assert known(**traits) == expected


def test_a_user_id_that_is_an_address_is_the_address() -> None:
    by_address = message("identify", userId="ayu@maju.co.id", traits={})
    assert person(by_address).email == "ayu@maju.co.id"
    assert (
        person(message("identify", userId="ayu@maju.co.id", traits={"email": "a@maju.co.id"})).email == "a@maju.co.id"
    )
    assert person(message("identify", userId="u1")).email is None
    assert person(message("group", userId="ayu@maju.co.id", groupId="g", traits={})).email is None


def test_a_time_zone_comes_from_the_device() -> None:
    context = {"timezone": "Asia/Makassar"}
    assert said(person(message("identify", context=context)))["time_zone"] == "Asia/Makassar"
    assert said(person(message("identify", context={"timezone": "Mars/Olympus"}))) == {}


def test_traits_in_the_context_speak_of_the_person_too() -> None:
    context = {"traits": {"email": "ayu@maju.co.id", "title": "CMO"}}
    assert said(person(track("Demo Requested", context=context)))["seniority"] == "c_level"


def test_only_an_event_that_introduces_describes_a_person() -> None:
    form = track("Demo Requested", {"email": "ayu@maju.co.id", "job_title": "VP Sales", "title": "Guide", "name": "X"})
    assert said(person(form)) == {}
    assert said(person(form, introduces=True)) == {
        "email": "ayu@maju.co.id", "title": "VP Sales", "seniority": "vp", "domain": "maju.co.id",
    }  # fmt: skip


def test_the_traits_of_a_group_are_those_of_a_company() -> None:
    traits = {"name": "Initech", "industry": "Technology", "employees": "1,329", "website": "https://initech.com",
              "address": {"country": "USA", "state": "TX"}}  # fmt: skip
    assert said(company(message("group", groupId="g1", traits=traits))) == {
        "name": "Initech", "domain": "initech.com", "industry": "technology", "employees": 1329, "country": "US",
        "region": "TX",
    }  # fmt: skip
    assert said(company(message("group", groupId="g1"))) == {}


@pytest.mark.parametrize(
    ("traits", "out"),
    [
        ({"unsubscribed": True}, True),
        ({"Opted Out": "yes"}, True),
        ({"optOut": 0}, False),
        ({"email": "a@b.example"}, False),
    ],
)
def test_a_wish_to_hear_nothing_is_heard(traits: dict[str, Any], out: bool) -> None:
    assert opted_out(message("identify", traits=traits)) is out
    assert opted_out(message("group", groupId="g", traits=traits)) is False


@pytest.mark.parametrize(
    ("text", "code"),
    [("Indonesia", "ID"), ("id", "ID"), ("Selandia Baru", "NZ"), ("Viet Nam", "VN"), ("Türkiye", "TR"),
     ("Côte d'Ivoire", "CI"), ("EU", None), ("ZZ", None), ("", None), ("12", None)],
)  # fmt: skip
def test_a_country_is_known_by_code_or_name(text: str, code: str | None) -> None:
    assert country_code(text) == code
