"""Addresses, numbers and names are compared in one form each."""

import json
import os
import unicodedata
from pathlib import Path

import pytest

from selaras.core.matching import (
    company_key,
    domain_of,
    email_normal,
    free_mail_domains,
    is_free_mail,
    is_role_address,
    phone_normal,
    without_legal_form,
)

DATA = Path(os.environ.get("SELARAS_REAL_DATA", Path(__file__).parents[4] / "shared" / "data"))
NAMES = DATA / "company_names" / "company_name_normalisation_cases.json"
QUIRKS = {
    "Example Example Pty Limited",  # the peer keeps "Pty" before "Limited", and says so
    "€uro Company Ltd",  # the peer keeps "Company" here, and drops it from "Example Company Pty Ltd"
}


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Ayu@Corp.Example", "ayu@corp.example"),
        ("ayu+webinar@corp.example", "ayu@corp.example"),
        ("+ayu@corp.example", "+ayu@corp.example"),
        ("a.y.u@googlemail.com", "ayu@gmail.com"),
        ("mailto:ayu@münchen.de", "ayu@xn--mnchen-3ya.de"),
        ("ayu@corp.example.", "ayu@corp.example"),
        ("ayu@corp", None),
        ("ayu at corp.example", None),
        ("ayu@-corp-.example..com", None),
        ("", None),
    ],
)
def test_an_address_has_one_form(text, normal):
    assert email_normal(text) == normal


def test_a_tag_may_be_kept():
    assert email_normal("Ayu+Fair@corp.example", "keep") == "ayu+fair@corp.example"


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("www.corp.co.id", "corp.co.id"),
        ("HTTPS://Shop.Corp.com/path?x#y", "corp.com"),
        ("ayu@mail.corp.com", "corp.com"),
        ("corp.com:8443", "corp.com"),
        ("http://user:secret@corp.com", "corp.com"),
        ("co.id", None),
        ("192.168.1.1", None),
        ("..", None),
        ("", None),
        ("a" * 70 + ".com", None),
    ],
)
def test_a_domain_is_the_part_a_company_registers(text, domain):
    assert domain_of(text) == domain


def test_free_mail_never_names_a_company():
    assert len(free_mail_domains()) == 13_405
    assert is_free_mail("GMail.com")
    assert is_free_mail("ayu@mail.yahoo.co.id")
    assert not is_free_mail("corp.example")


def test_an_office_is_no_person():
    assert is_role_address("SALES+id@corp.example")
    assert not is_role_address("ayu@corp.example")


@pytest.mark.parametrize(
    ("text", "country", "normal"),
    [
        ("(021) 555-0199", "id", "+62215550199"),
        ("+1 650-253-0000", None, "+16502530000"),
        ("0812 3456 7890", None, None),
        ("call me", "ID", None),
        ("0812", "ID", None),
    ],
)
def test_a_number_has_the_form_the_world_can_dial(text, country, normal):
    assert phone_normal(text, country) == normal


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("PT Maju Jaya", "Maju Jaya"),
        ("Maju Jaya, PT", "Maju Jaya"),
        ("PT. Bank Maju (Persero) Tbk.", "Bank Maju"),
        ("CV. Sinar Abadi", "Sinar Abadi"),
        ("Acme GmbH & Co. KG", "Acme"),
        ("Acme Inc Europe", "Acme Europe"),
        ("Acme Pty Ltd Australia", "Acme Australia"),
        ("Inc Magazine", "Inc Magazine"),
        ("SpA Wellness", "SpA Wellness"),
        ("Acme Sp. z o.o.", "Acme"),
        ("", ""),
    ],
)
def test_a_company_is_named_without_its_legal_form(name, bare):
    assert without_legal_form(name) == bare


def test_spellings_of_one_company_share_a_key():
    assert company_key("Müller & Söhne GmbH") == company_key("MULLER und SOHNE") == "muller sohne"
    assert company_key("McDonald's Corp.") == company_key("McDonalds")
    assert company_key("Ørsted A/S") == "orsted"
    assert company_key("Ltd.") == ""
    assert company_key("Acme One") != company_key("Acme Two")


def test_another_projects_cases_agree_but_for_its_quirks():
    if not NAMES.exists():
        pytest.skip("the company names are not here; set SELARAS_REAL_DATA to the folder that holds company_names")
    sets = json.loads(NAMES.read_text(encoding="utf-8"))
    cases = [case for one in sets.values() for case in one["cases"]]
    wrong = {one["input"] for one in cases if _plain(without_legal_form(one["input"])) != _plain(one["expected"])}
    assert (len(cases), wrong) == (85, QUIRKS)


def _plain(name):
    return unicodedata.normalize("NFC", name).casefold()
