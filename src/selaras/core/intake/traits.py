"""What a sender says of a person or a company, in the fields of ours; what is unclear is left out, never guessed.

Senders write one thing under many names (firstName, first_name, First Name) and in many shapes; names are compared by
their letters. A range of employees is no number, a greeting is no job title, and a full name is cut after its first
word.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, get_args
from zoneinfo import available_timezones

from selaras.core.charter.patterns import plain_name
from selaras.core.intake.coming import text
from selaras.core.intake.message import Message
from selaras.core.ledger.details.account import AccountProfile
from selaras.core.ledger.details.lead import LeadProfile
from selaras.core.matching.countries import country_code
from selaras.core.matching.domains import company_domain
from selaras.core.matching.emails import email_normal
from selaras.core.matching.seniority import Seniority, seniority

PERSON: Final = """
email:      email emailaddress workemail businessemail surel
first_name: firstname givenname fname namadepan
last_name:  lastname surname familyname lname namabelakang
phone:      phone phonenumber mobile mobilephone mobilenumber telephone tel nomortelepon telepon
title:      jobtitle position jabatan
seniority:  seniority joblevel
company:    companyname organizationname organisationname employer namaperusahaan perusahaan
domain:     companydomain companywebsite website domain
industry:   industry companyindustry industri
employees:  employees employeecount companysize companyemployees numberofemployees jumlahkaryawan
country:    country countrycode negara
region:     region state province provinsi
city:       city kota
time_zone:  timezone
"""
COMPANY: Final = """
company:    name companyname
domain:     domain website url
industry:   industry
employees:  employees employeecount size
"""
ADDRESS: Final = """
country:    country countrycode negara
region:     region state province provinsi
city:       city kota
"""
"""Our fields, each with what others call it, by letters alone; the likeliest first."""

_GREETINGS: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "sir",
        "madam",
        "bapak",
        "bpk",
        "ibu",
        "pak",
        "bu",
        "sdr",
        "tn",
        "ny",
    ]
)
_OPTED_OUT: Final = ("unsubscribed", "optedout", "emailoptout", "optout", "donotcontact", "hasoptedoutofemail")
_LEVELS: Final = frozenset(get_args(Seniority))
_COUNT: Final = re.compile(r"\d{1,9}|\d{1,3}(?:([.,])\d{3})(?:\1\d{3})?")
Words = Mapping[str, Any]


def person(message: Message, *, introduces: bool = False) -> LeadProfile:
    """Return what a message says of the person: in its traits, and in its properties if the event ``introduces``.

    In properties `name` and `title` may as well be those of a document, so they are passed over there. A user id that
    is an address is the address of whoever is identified by it, where no other is given.
    """
    address = message.user_id if message.kind == "identify" else None
    known = {"time_zone": message.context.get("timezone"), "email": address}
    known |= _described(message.properties if introduces else {})
    for said in (_dict(message.context.get("traits")), message.traits if message.kind == "identify" else {}):
        known |= _described(said) | _person_alone(said)
    return _profile(known)


def company(message: Message) -> AccountProfile:
    """Return what the traits of a group say of the company."""
    words = _plainly(message.traits)
    known = _fields(words, _OF_A_COMPANY) | _address(words)
    size = _count(known.get("employees"))
    country = text(known.get("country"))
    return AccountProfile(
        name=text(known.get("company")),
        domain=_domain(known.get("domain")),
        industry=_code(known.get("industry")),
        employees=size,
        country=country_code(country) if country else None,
        region=text(known.get("region")),
    )


def opted_out(message: Message) -> bool:
    """Whether the traits say that the person wants to hear nothing more.

    >>> _true("Yes"), _true(0)
    (True, False)
    """
    words = _plainly(message.traits) if message.kind == "identify" else {}
    return any(_true(words.get(name)) for name in _OPTED_OUT)


def _described(said: Words) -> dict[str, Any]:
    """Return what a sender says of a person by our names, of the company and address within it too."""
    if not said:
        return {}
    words = _plainly(said)
    inner = words.get("company") or words.get("organization") or words.get("organisation")
    named = {"company": inner} if text(inner) else _fields(_plainly(_dict(inner)), _OF_A_COMPANY)
    return named | _fields(words, _OF_A_PERSON) | _address(words)


def _person_alone(said: Words) -> dict[str, Any]:
    """Return what only traits may say: a name as a whole, and a title that can be nothing but a job's."""
    words, known = _plainly(said), {}
    first, _, last = (text(words.get("name")) or text(words.get("fullname")) or "").partition(" ")
    if first and not any(name in words for name in ("firstname", "lastname")):
        known = {"first_name": first, "last_name": last.strip() or None}
    if "title" in words and "jobtitle" not in words:
        known["title"] = words["title"]
    return known


def _profile(known: Mapping[str, Any]) -> LeadProfile:
    email, country, zone = (text(known.get(name)) for name in ("email", "country", "time_zone"))
    valid = email if email and email_normal(email) else None
    title, level = _title(known.get("title")), (text(known.get("seniority")) or "").casefold().replace(" ", "_")
    return LeadProfile(
        email=valid,
        title=title,
        seniority=level if level in _LEVELS else (seniority(title) if title else None),
        domain=_domain(known.get("domain")) or (company_domain(valid) if valid else None),
        industry=_code(known.get("industry")),
        employees=_count(known.get("employees")),
        country=country_code(country) if country else None,
        time_zone=zone if zone in _zones() else None,
        **{name: text(known.get(name)) for name in ("first_name", "last_name", "phone", "company", "region", "city")},
    )


def _address(words: Words) -> dict[str, Any]:
    return _fields(_plainly(_dict(words.get("address"))), _OF_AN_ADDRESS)


def _fields(words: Words, ours: Mapping[str, tuple[str, int]]) -> dict[str, Any]:
    """Return by our names what is said under theirs, the likeliest of them first; what is said empty is not said."""
    found: dict[str, tuple[int, Any]] = {}
    for name, value in words.items():
        field, place = ours.get(name, ("", 0))
        if field and text(value) is not None and place < found.get(field, (place + 1, None))[0]:
            found[field] = (place, value)
    return {field: value for field, (_, value) in found.items()}


def _plainly(said: Words) -> dict[str, Any]:
    return {plain_name(str(name)): value for name, value in said.items()}


def _dict(value: Any) -> Words:
    return value if isinstance(value, dict) else {}


def _title(value: Any) -> str | None:
    title = text(value)
    return None if title is None or plain_name(title) in _GREETINGS else title


def _domain(value: Any) -> str | None:
    said = text(value)
    return company_domain(said) if said else None


def _code(value: Any) -> str | None:
    """Return a name as the charter writes it: Financial Services is financial_services."""
    said = text(value)
    return "_".join(re.findall(r"[^\W_]+", said.casefold())) or None if said else None


def _count(value: Any) -> int | None:
    """Return a whole number above nought.

    >>> _count("1,250"), _count(329), _count("51-200"), _count(0), _count(True)
    (1250, 329, None, None, None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        value = int(value) if value.is_integer() else None
    said = text(value)
    if said is None or not _COUNT.fullmatch(said):
        return None
    return int(re.sub(r"\D", "", said)) or None


def _true(value: Any) -> bool:
    return (text(value) or "").casefold() in {"true", "yes", "1", "ya"}


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _names(table: str) -> dict[str, tuple[str, int]]:
    """Return, for each name that others use, our field and how likely it is meant by it."""
    lines = (line.split(":") for line in table.strip().splitlines())
    return {name: (field, place) for field, names in lines for place, name in enumerate(names.split())}


_OF_A_PERSON: Final = _names(PERSON)
_OF_A_COMPANY: Final = _names(COMPANY)
_OF_AN_ADDRESS: Final = _names(ADDRESS)
